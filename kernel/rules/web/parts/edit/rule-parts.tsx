import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi, useText, useUrlSearch } from '#ui/index.ts';
import { caseCellId } from '#ui/rule/case-values.ts';
import { CaseTable } from '#ui/rule/lazy-rule.tsx';
import { listRuleFacts } from '../../../contract/evaluation-endpoints.ts';
import type { KnownParameter } from '../../../contract/parameter-endpoints.ts';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import type { RuleFault } from '../../../contract/rule-faults.ts';
import type { RuleDetail } from '../../../contract/rule-record.ts';
import { DecisionsSection } from '../decisions/decisions-section.tsx';
import { ParametersSection } from '../parameters/parameters-section.tsx';
import { CoverageSection } from '../policy/coverage-section.tsx';
import { PolicySection } from '../policy/policy-section.tsx';
import { TermsSection } from '../terms/terms-section.tsx';
import { todayInChina } from '../today.ts';
import { VersionsSection } from '../versions/versions-section.tsx';
import type { Editing } from './editing.ts';
import { FaultList, faultsIn, placeId, type RuleTab, ruleTabs } from './fault-list.tsx';
import { useJump } from './jump-to.ts';
import { type RuleRun, useRuleRun } from './use-rule-run.ts';

/** The parts of a rule in the order in which they are written: policy, data, decisions, parameters, tests, coverage, versions. */
export function RuleParts({
  rule,
  editing,
  draft,
  revision,
  known,
}: {
  rule: RuleDetail;
  editing: Editing;
  /** The draft, which versions are compared with. */
  draft: RuleDefinition;
  revision: number;
  known: readonly KnownParameter[];
}) {
  const text = useText('rules');
  const [search] = useUrlSearch();
  const { data } = useApi(listRuleFacts, {});
  const { definition, change } = editing;
  const run = useRuleRun(definition, known);
  const jump = useJump();
  const tab = ruleTabs.find((one) => one === search.tab) ?? 'policy';
  const jumpTo = (fault: RuleFault) => {
    const { at, from } = fault;
    jump({
      element: elementOf(fault, definition),
      ...(at.field === 'text' ? { character: from } : { row: at.row, column: at.column }),
    });
  };
  const facts = (data?.facts ?? []).filter(({ subject }) => subject === definition.subject);
  const parts: Record<RuleTab, () => ReactNode> = {
    policy: () => <PolicySection editing={editing} />,
    data: () => <TermsSection editing={editing} facts={facts} />,
    decisions: () => <DecisionsSection editing={editing} faults={run.faults} clauses={run.clauses} />,
    parameters: () => <ParametersSection editing={editing} known={known} today={todayInChina()} />,
    tests: () => (
      <CaseTable
        label={text('pages.tabs.tests')}
        definition={definition}
        answer={run.answer}
        today={todayInChina()}
        readOnly={change === undefined}
        onChange={(cases) => change?.({ cases })}
      />
    ),
    coverage: () => (
      <CoverageSection definition={definition} coverage={run.coverage} onJump={(element) => jump({ element })} />
    ),
    versions: () => <VersionsSection rule={rule} draft={draft} revision={revision} />,
  };
  return (
    <>
      <FaultList faults={run.faults} onJump={jumpTo} />
      <Tabs current={tab} definition={definition} run={run} rule={rule} />
      <div className="rul-part">{parts[tab]()}</div>
    </>
  );
}

/** The element of the page at which a fault stands; of a case the cell, and where no column has it the name. */
function elementOf({ at, params }: RuleFault, { terms, decisions }: RuleDefinition): string {
  if (at.in === 'sentence') return `sentence-${at.name}`;
  if (at.in !== 'case') return placeId(at);
  const columns = at.field === 'given' ? terms : decisions;
  const told = params.name ?? decisions[0]?.name;
  const known = columns.find(({ name }) => name === told);
  return caseCellId(at.place, known === undefined ? 'name' : `${at.field} ${known.name}`);
}

function Tabs({
  current,
  definition,
  run,
  rule,
}: {
  current: RuleTab;
  definition: RuleDefinition;
  run: RuleRun;
  rule: RuleDetail;
}) {
  const text = useText('rules');
  const [{ version }] = useUrlSearch();
  const { sentences, terms, decisions, parameters, cases } = definition;
  const counts: Record<RuleTab, string> = {
    policy: String(sentences.length),
    data: String(terms.length),
    decisions: String(decisions.length),
    parameters: String(parameters.length),
    tests: cases.length === 0 ? '0' : `${run.passed}/${cases.length}`,
    coverage: `${run.coverage.covered}/${run.coverage.sentences}`,
    versions: String(rule.versions.length),
  };
  return (
    <nav className="rul-tabs" aria-label={text('pages.tabs.label')}>
      {ruleTabs.map((name) => {
        const faults = faultsIn(run.faults, name);
        return (
          <Link
            key={name}
            to="."
            search={typeof version === 'string' ? { tab: name, version } : { tab: name }}
            resetScroll={false}
            aria-current={name === current ? 'page' : undefined}
          >
            {text(`pages.tabs.${name}`)} <span className="ys-meta">{counts[name]}</span>
            {faults === 0 ? null : <b className="rul-tab-faults">{text('pages.tabs.faults', { count: faults })}</b>}
          </Link>
        );
      })}
    </nav>
  );
}
