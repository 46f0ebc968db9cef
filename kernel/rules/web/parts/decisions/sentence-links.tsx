import { Button, Select } from 'antd';
import { useText } from '#ui/index.ts';
import type { RuleDecision, RuleLogic, RuleSentence } from '../../../contract/rule-definition.ts';
import { withEntry, withoutEntry } from '../edit/editing.ts';

type Expression = Extract<RuleLogic, { kind: 'expression' }>;

/** A sentence as it is chosen: its place before its words. */
export function sentenceLabel({ place, text }: RuleSentence): string {
  return `${place} ${text}`.trim();
}

/** The sentences that a decision comes from: as a whole, and condition by condition. */
export function SentenceLinks({
  decision,
  clauses,
  sentences,
  keep,
}: {
  decision: RuleDecision;
  /** Texts of the conditions that stand in its expression. */
  clauses: readonly string[];
  sentences: readonly RuleSentence[];
  keep: (logic: RuleLogic) => void;
}) {
  const text = useText('rules');
  const { logic } = decision;
  if (sentences.length === 0) return <p className="ys-meta">{text('pages.decisions.noSentences')}</p>;
  if (logic.kind === 'table') {
    return (
      <Choice
        label={text('pages.decisions.wholeFrom')}
        chosen={logic.sentences}
        sentences={sentences}
        keep={(chosen) => keep({ ...logic, sentences: chosen })}
      />
    );
  }
  const whole = logic.links.find(({ clause }) => clause === null)?.sentences ?? [];
  return (
    <>
      <Choice
        label={text('pages.decisions.wholeFrom')}
        chosen={whole}
        sentences={sentences}
        keep={(chosen) => keep(withLink(logic, null, chosen))}
      />
      {logic.links.map(({ clause, sentences: chosen }, at) =>
        clause === null ? null : (
          <div key={clause} className="rul-clause">
            <Choice
              label={text('pages.decisions.clauseFrom', { clause })}
              chosen={chosen}
              sentences={sentences}
              keep={(next) => keep({ ...logic, links: withEntry(logic.links, at, { clause, sentences: next }) })}
            />
            <Button
              size="small"
              aria-label={text('pages.decisions.unlinkOne', { clause })}
              onClick={() => keep({ ...logic, links: withoutEntry(logic.links, at) })}
            >
              {text('pages.remove')}
            </Button>
          </div>
        ),
      )}
      <ClauseAdder
        clauses={clauses.filter((one) => logic.links.every(({ clause }) => clause !== one))}
        add={(clause) => keep({ ...logic, links: [...logic.links, { clause, sentences: [] }] })}
      />
    </>
  );
}

function withLink(logic: Expression, clause: string | null, sentences: string[]): Expression {
  const others = logic.links.filter((one) => one.clause !== clause);
  return { ...logic, links: sentences.length === 0 ? others : [{ clause, sentences }, ...others] };
}

function ClauseAdder({ clauses, add }: { clauses: readonly string[]; add: (clause: string) => void }) {
  const text = useText('rules');
  const offered = [...new Set(clauses)];
  if (offered.length < 1) return null;
  return (
    <Select
      className="rul-wide"
      aria-label={text('pages.decisions.linkClause')}
      placeholder={text('pages.decisions.linkClause')}
      value={null}
      options={offered.map((value) => ({ value, label: value }))}
      onChange={(clause: string | null) => {
        if (clause !== null) add(clause);
      }}
    />
  );
}

function Choice({
  label,
  chosen,
  sentences,
  keep,
}: {
  label: string;
  chosen: readonly string[];
  sentences: readonly RuleSentence[];
  keep: (chosen: string[]) => void;
}) {
  const text = useText('rules');
  return (
    <div className="rul-field">
      <span className="rul-label">{label}</span>
      <Select
        mode="multiple"
        aria-label={label}
        placeholder={text('pages.decisions.chooseSentence')}
        value={[...chosen]}
        optionLabelProp="title"
        options={sentences.map((one) => ({
          ...{ value: one.id, label: sentenceLabel(one) },
          title: one.place === '' ? one.text.slice(0, 12) : one.place,
        }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={keep}
      />
    </div>
  );
}
