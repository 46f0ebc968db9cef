import { Button } from 'antd';
import { useText } from '#ui/index.ts';
import type { RuleClause } from '../../../contract/compile-rule.ts';
import type { RuleDecision } from '../../../contract/rule-definition.ts';
import type { RuleFault } from '../../../contract/rule-faults.ts';
import { type Editing, freeName, movedEntry, namesIn, withEntry, withoutDecision } from '../edit/editing.ts';
import { keyOf } from '../edit/fault-list.tsx';
import { DecisionCard } from './decision-card.tsx';
import { KnowledgeSection } from './knowledge-section.tsx';

/** The questions that the rule answers, in their order, and below them what they share. */
export function DecisionsSection({
  editing,
  faults,
  clauses,
}: {
  editing: Editing;
  faults: readonly RuleFault[];
  clauses: readonly RuleClause[];
}) {
  const text = useText('rules');
  const { definition, change } = editing;
  const { decisions } = definition;
  const add = () => {
    const name = freeName(text('pages.decisions.fresh'), namesIn(definition));
    const fresh: RuleDecision = {
      ...{ name, type: 'boolean', outcome: { kind: 'condition' } },
      logic: { kind: 'expression', text: '', links: [] },
    };
    change?.({ decisions: [...decisions, fresh] });
  };
  return (
    <>
      {decisions.map((decision, place) => (
        <DecisionCard
          // Names change while they are typed: the place is what stays.
          key={keyOf({ in: 'decision', place }, decisions.length)}
          definition={definition}
          editing={editing}
          place={place}
          decision={decision}
          faults={faults.filter(({ at }) => at.in === 'decision' && at.place === place)}
          clauses={clauses.filter((one) => one.decision === decision.name && one.row === null).map((one) => one.text)}
          keep={change && ((next) => change({ decisions: withEntry(decisions, place, next) }))}
          move={(step) => change?.({ decisions: movedEntry(decisions, place, step) })}
          remove={() => change?.(withoutDecision(definition, place))}
        />
      ))}
      {change === undefined ? null : (
        <div className="rul-tools">
          <Button disabled={decisions.length >= 40} onClick={add}>
            {text('pages.decisions.add')}
          </Button>
        </div>
      )}
      <KnowledgeSection editing={editing} faults={faults} />
    </>
  );
}
