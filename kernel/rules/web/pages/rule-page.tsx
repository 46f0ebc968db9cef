import '../parts/rules.css';
import { Link, useParams } from '@tanstack/react-router';
import { ErrorState, LoadingState, Page, PageButton, useApi, useText, useUrlSearch } from '#ui/index.ts';
import { listKnownParameters } from '../../contract/parameter-endpoints.ts';
import { getRule, getRuleDraft, getRuleVersion } from '../../contract/rule-endpoints.ts';
import type { RuleDetail } from '../../contract/rule-record.ts';
import { DraftState } from '../parts/edit/draft-state.tsx';
import { RuleParts } from '../parts/edit/rule-parts.tsx';
import { type OpenDraft, useDraft } from '../parts/edit/use-draft.ts';
import { RuleState, usePeriodWords } from '../parts/rule-words.tsx';

/** One rule from its policy to its versions: written by its department, read by everybody else. */
export function RulePage() {
  const text = useText('rules');
  const { ruleId = '' } = useParams({ strict: false }) as { ruleId?: string };
  const answer = useApi(getRule, { params: { ruleId } });
  const { data: rule } = answer;
  const crumbs = <Link to="/rules">{text('nav.rules')}</Link>;
  // Of the rule before, as long as this one is on its way.
  if (rule === undefined || rule.id !== ruleId) {
    return (
      <Page title={text('nav.rules')} crumbs={crumbs}>
        {answer.error ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <LoadingState lines={10} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={rule.name}
      crumbs={crumbs}
      tag={<RuleState state={rule.state} />}
      meta={<Facts rule={rule} />}
      actions={<PageButton href={`/rules/${ruleId}/try`}>{text('pages.try.verb')}</PageButton>}
    >
      {rule.description === '' ? null : <p className="rul-lead">{rule.description}</p>}
      <Shown key={rule.id} rule={rule} />
    </Page>
  );
}

function Facts({ rule }: { rule: RuleDetail }) {
  const text = useText('rules');
  const period = usePeriodWords();
  const inForce =
    rule.version === null
      ? text('pages.list.noVersion')
      : text('pages.inForce', { number: rule.version, days: period(rule.from, rule.to) ?? '' });
  return <>{[text(`pages.subjects.${rule.subject}`), rule.department.name, inForce].join(' · ')}</>;
}

/** The draft for who writes it; for others the version in force, and any version that the address names. */
function Shown({ rule }: { rule: RuleDetail }) {
  const [search] = useUrlSearch();
  const asked = Number(search.version ?? Number.NaN);
  const usual = rule.may.write || rule.versions.length === 0 ? 0 : (rule.version ?? rule.versions[0]?.number ?? 0);
  const number = rule.versions.some((one) => one.number === asked) || asked === 0 ? asked : usual;
  return number === 0 ? <DraftShown rule={rule} /> : <VersionShown rule={rule} number={number} />;
}

function DraftShown({ rule }: { rule: RuleDetail }) {
  const answer = useApi(getRuleDraft, { params: { ruleId: rule.id } });
  const known = useApi(listKnownParameters, {});
  const error = answer.error ?? known.error;
  if (error) return <ErrorState error={error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined || known.data === undefined) return <LoadingState lines={10} />;
  return <DraftOpen rule={rule} draft={answer.data} known={known.data.parameters} />;
}

function DraftOpen({
  rule,
  draft: loaded,
  known,
}: {
  rule: RuleDetail;
  draft: Parameters<typeof useDraft>[0];
  known: Parameters<typeof RuleParts>[0]['known'];
}) {
  const draft = useDraft(loaded);
  const { definition, change, revision } = draft;
  return (
    <>
      <Showing rule={rule} number={0} draft={draft} />
      <RuleParts
        key={draft.turn}
        rule={rule}
        editing={{ definition, change: rule.may.write ? change : undefined }}
        draft={definition}
        revision={revision}
        known={known}
      />
    </>
  );
}

function VersionShown({ rule, number }: { rule: RuleDetail; number: number }) {
  const version = useApi(getRuleVersion, { params: { ruleId: rule.id, number } });
  const draft = useApi(getRuleDraft, { params: { ruleId: rule.id } });
  const known = useApi(listKnownParameters, {});
  const error = version.error ?? draft.error ?? known.error;
  if (error) return <ErrorState error={error} onRetry={() => void version.refetch()} />;
  if (version.data?.number !== number || draft.data === undefined || known.data === undefined) {
    return <LoadingState lines={10} />;
  }
  return (
    <>
      <Showing rule={rule} number={number} />
      <RuleParts
        rule={rule}
        editing={{ definition: version.data.definition, change: undefined }}
        draft={draft.data.definition}
        revision={draft.data.revision}
        known={known.data.parameters}
      />
    </>
  );
}

/** Which text is shown, whether it is kept, and the way to the others. */
function Showing({ rule, number, draft }: { rule: RuleDetail; number: number; draft?: OpenDraft }) {
  const text = useText('rules');
  const [search] = useUrlSearch();
  const tab = typeof search.tab === 'string' ? { tab: search.tab } : {};
  const others = [0, ...rule.versions.map((one) => one.number)].filter((one) => one !== number).slice(0, 3);
  const named = (one: number) => (one === 0 ? text('pages.draft.name') : text('pages.version', { number: one }));
  return (
    <div className="rul-showing">
      <b>{named(number)}</b>
      {draft !== undefined && rule.may.write ? <DraftState draft={draft} /> : null}
      {draft !== undefined && !rule.may.write ? <span className="ys-meta">{text('pages.draft.readOnly')}</span> : null}
      {number > 0 ? <span className="ys-meta">{text('pages.versions.fixed')}</span> : null}
      <span className="rul-others">
        {others.map((one) => (
          <Link key={one} to="." search={{ ...tab, version: String(one) }} resetScroll={false}>
            {named(one)}
          </Link>
        ))}
      </span>
    </div>
  );
}
