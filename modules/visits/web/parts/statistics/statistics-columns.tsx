import { Link } from '@tanstack/react-router';
import { type Column, formatCount, useText } from '#ui/index.ts';
import type { StatisticsRow } from '../../../contract/statistics.ts';
import { issueSearch, type SpanQuery } from './span-query.ts';

interface Asked {
  query: SpanQuery;
  row: StatisticsRow;
}

/** A count that opens its rows in the register of issues, or stands alone where no filter says it. */
function Opening({ query, row, more = {}, children }: Asked & { more?: Record<string, string>; children: string }) {
  const search = issueSearch(query, row.key === '*' ? null : row.key, more);
  if (search === undefined || children === '0') return <>{children}</>;
  return (
    <Link className="ys-figure" to={'/issues' as string} search={search}>
      {children}
    </Link>
  );
}

const percent = (rate: string | null) => (rate === null ? '—' : `${rate}%`);

/** Columns of the statistics; the row of all groups bears the key `*`. */
export function useStatisticsColumns(query: SpanQuery, visits: boolean): readonly Column<StatisticsRow>[] {
  const text = useText('visits');
  const title = (key: string) => text(`statistics.columns.${key}`);
  const count = (
    key: 'issues' | 'closed' | 'due' | 'asked' | 'confirmed' | 'unanswered',
    more: Record<string, string> = {},
  ): Column<StatisticsRow> => ({
    ...{ key, title: title(key), align: 'end' },
    render: (row) => (
      <Opening query={query} row={row} more={more}>
        {formatCount(row.now[key])}
      </Opening>
    ),
  });
  const plain = (key: string, write: (row: StatisticsRow) => string): Column<StatisticsRow> => ({
    ...{ key, title: title(key), align: 'end', render: write },
  });
  return [
    { key: 'label', title: text(`statistics.by.${query.by}`), width: 160, render: ({ label }) => label },
    ...(visits ? [plain('visits', ({ now }) => formatCount(now.visits ?? 0))] : []),
    count('issues'),
    {
      ...{ key: 'before', title: text('statistics.before'), align: 'end' },
      render: ({ before }) => (before === null ? '—' : formatCount(before.issues)),
    },
    count('closed', { closed: 'yes' }),
    plain('inTime', ({ now }) => formatCount(now.inTime)),
    plain('averageDays', ({ now }) => now.averageDays ?? '—'),
    plain('staffClosedRate', ({ now }) => percent(now.staffClosedRate)),
    plain('firmConfirmedRate', ({ now }) => percent(now.firmConfirmedRate)),
    plain('nonResponseRate', ({ now }) => percent(now.nonResponseRate)),
    count('due', { due: 'yes' }),
    count('asked', { asked: 'yes' }),
    count('confirmed', { asked: 'yes', answer: 'solved' }),
    count('unanswered', { asked: 'yes', answer: 'none' }),
  ];
}
