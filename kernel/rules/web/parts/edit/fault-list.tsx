import { Link } from '@tanstack/react-router';
import { useText } from '#ui/index.ts';
import { useFaultWords } from '#ui/rule/rule-words.tsx';
import type { FaultPlace, RuleFault } from '../../../contract/rule-faults.ts';

/** Parts of the page of a rule, in the order in which they are read. */
export const ruleTabs = ['policy', 'data', 'decisions', 'parameters', 'tests', 'coverage', 'versions'] as const;
export type RuleTab = (typeof ruleTabs)[number];

const tabOf: Record<FaultPlace['in'], RuleTab> = {
  sentence: 'policy',
  term: 'data',
  decision: 'decisions',
  knowledge: 'decisions',
  parameter: 'parameters',
  case: 'tests',
};

/** The element of a part of a rule, which links jump to. */
export function placeId({ in: part, place }: Pick<FaultPlace, 'in' | 'place'>): string {
  return `rule-${part}-${place}`;
}

/** Key of a part while its name is being typed: its place, new for all when one comes or goes. */
export function keyOf(at: Pick<FaultPlace, 'in' | 'place'>, count: number): string {
  return `${placeId(at)} of ${count}`;
}

/** How many faults a part of the page shows. */
export function faultsIn(faults: readonly RuleFault[], tab: RuleTab): number {
  return faults.filter(({ at }) => tabOf[at.in] === tab).length;
}

/** Where a fault stands, in words. */
export function useFaultPlace(): (at: FaultPlace) => string {
  const text = useText('rules');
  return (at) => {
    const part = text(`pages.faults.in.${at.in}`, { name: at.name, number: at.place + 1 });
    if (at.row !== null && at.column !== null) {
      return text('pages.faults.cell', { part, row: at.row + 1, column: at.column + 1 });
    }
    return at.row === null ? part : text('pages.faults.row', { part, row: at.row + 1 });
  };
}

/** Everything that is wrong with the rule; each leads to its character. */
export function FaultList({ faults, onJump }: { faults: readonly RuleFault[]; onJump: (fault: RuleFault) => void }) {
  const text = useText('rules');
  const where = useFaultPlace();
  const words = useFaultWords();
  if (faults.length === 0) return null;
  return (
    <section className="rul-faults" aria-label={text('pages.faults.title', { count: faults.length })}>
      <b>{text('pages.faults.title', { count: faults.length })}</b>
      <ul>
        {faults.slice(0, 8).map((fault) => (
          <li
            key={`${fault.code} ${placeId(fault.at)} ${fault.at.field} ${fault.at.row} ${fault.at.column} ${fault.from}`}
          >
            <Link to="." search={{ tab: tabOf[fault.at.in] }} resetScroll={false} onClick={() => onJump(fault)}>
              {where(fault.at)}
            </Link>
            <span>{words(fault)}</span>
          </li>
        ))}
      </ul>
      {faults.length > 8 ? <p className="ys-meta">{text('pages.faults.more', { count: faults.length - 8 })}</p> : null}
    </section>
  );
}
