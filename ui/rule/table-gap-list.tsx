import { useDeferredValue, useMemo } from 'react';
import { findTableGaps, type TableGap } from '#kernel/rules/contract/table-gaps.ts';
import { useText } from '../i18n/i18n.ts';
import { FaultMark } from '../sheet/sheet-cell.tsx';
import type { DecisionTableGridProps } from './rule-props.ts';

/** Where rows overlap and where none matches, as values; nothing where that cannot be said. */
export function TableGapList({ table, vocabulary }: Pick<DecisionTableGridProps, 'table' | 'vocabulary'>) {
  const text = useText('rules');
  // Typing goes on while the table is walked.
  const settled = useDeferredValue(table);
  const found = useMemo(() => findTableGaps(settled, vocabulary), [settled, vocabulary]);
  if (found === null || found.length === 0) return null;
  const whereOf = ({ where }: TableGap) => {
    const said = where.flatMap((test, at) => (test === '-' ? [] : [`${table.inputs[at]?.text ?? ''} ${test}`]));
    return said.length === 0 ? text('editor.table.gaps.anywhere') : said.join(text('editor.table.gaps.and'));
  };
  return (
    <ul className="ys-feel-mistakes ys-table-gaps" aria-label={text('editor.table.gaps.label')}>
      {found.map((gap) => (
        <li key={`${gap.kind} ${gap.rows.join()} ${gap.where.join()}`} className={gap.kind}>
          <FaultMark state={gap.kind === 'overlap' ? 'bad' : 'reason'} />
          <span>
            {text(`editor.table.gaps.${gap.kind}`, {
              rows: gap.rows.map((row) => row + 1).join('、'),
              where: whereOf(gap),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
