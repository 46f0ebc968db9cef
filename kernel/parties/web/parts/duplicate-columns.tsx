import { type Column, formatTime, type Text } from '#ui/index.ts';
import type { DuplicatePair } from '../../contract/duplicate-endpoints.ts';
import { dayInChina } from './day-in-china.ts';
import { Sureness } from './duplicate-reasons.tsx';

/** Columns of the list of pairs; who decided stands only where somebody has. */
export function duplicateColumns(text: Text, decided: boolean): Column<DuplicatePair>[] {
  const columns: Column<DuplicatePair>[] = [
    { key: 'left', title: text('duplicates.left'), width: 230, render: ({ left }) => left.name },
    { key: 'right', title: text('duplicates.right'), width: 230, render: ({ right }) => right.name },
    {
      key: 'score',
      title: text('duplicates.score'),
      narrow: 'lead',
      render: ({ score }) => <Sureness score={score} />,
    },
    {
      key: 'why',
      title: text('duplicates.why'),
      width: 260,
      render: ({ reasons }) =>
        reasons.map(({ code, params }) => text(`duplicates.reasons.${code}`, params)).join(text('sheet.and')),
    },
    {
      key: 'decision',
      title: text('duplicates.decision'),
      narrow: 'none',
      render: ({ decidedBy }) => decidedBy,
    },
    {
      key: 'proposedAt',
      title: text('duplicates.proposedAt'),
      narrow: 'none',
      render: ({ proposedAt }) => `${dayInChina(new Date(proposedAt))} ${formatTime(proposedAt)}`,
    },
  ];
  return columns.filter(({ key }) => decided || key !== 'decision');
}
