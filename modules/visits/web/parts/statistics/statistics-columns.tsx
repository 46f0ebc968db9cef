import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Column, formatCount, type Text, useText } from '#ui/index.ts';
import type { StatisticsFigures, StatisticsRow } from '../../../contract/statistics.ts';
import { issueSearch, type SpanQuery, visitSearch, yearBefore } from './span-query.ts';

/** The table that is shown: its question, and the span of the year before. */
export interface ShownTable {
  query: SpanQuery;
  before: Omit<SpanQuery, 'by'>;
}
type Figure = keyof StatisticsFigures;

/** What of the register of issues each figure counts, or is a share or average of; visits have a register of their own. */
const rowsOf: Readonly<Partial<Record<Figure, Record<string, string>>>> = {
  issues: {},
  closed: { closed: 'yes' },
  inTime: { inTime: 'yes' },
  averageDays: { closed: 'yes' },
  staffClosedRate: { due: 'yes' },
  firmConfirmedRate: { asked: 'yes' },
  nonResponseRate: { asked: 'yes' },
  due: { due: 'yes' },
  asked: { asked: 'yes' },
  confirmed: { asked: 'yes', answer: 'solved' },
  unanswered: { asked: 'yes', answer: 'none' },
};
/** Figures beside which the year before stands. */
const besides: readonly Figure[] = ['visits', 'issues', 'staffClosedRate', 'firmConfirmedRate'];

function shownValue(figures: StatisticsFigures, figure: Figure): string {
  const value = figures[figure];
  if (value === null) return '—';
  if (typeof value === 'number') return formatCount(value);
  return figure === 'averageDays' ? value : `${value}%`;
}

/** A figure that opens its rows, or stands alone where no filter says them. */
function Opening({
  query,
  at,
  figure,
  children,
}: {
  query: SpanQuery;
  at: string | null;
  figure: Figure;
  children: string;
}) {
  const search = figure === 'visits' ? visitSearch(query, at) : issueSearch(query, at, rowsOf[figure]);
  if (search === undefined || children === '0' || children === '—') return <>{children}</>;
  return (
    <Link className="ys-figure" to={(figure === 'visits' ? '/visits' : '/issues') as string} search={search}>
      {children}
    </Link>
  );
}

function cell({ query, before }: ShownTable, figure: Figure, text: Text) {
  return (row: StatisticsRow): ReactNode => {
    const at = row.key === '*' ? null : row.key;
    const then = yearBefore(query, at, before);
    return (
      <>
        <Opening query={query} at={at} figure={figure}>
          {shownValue(row.now, figure)}
        </Opening>
        {!besides.includes(figure) || row.before === null || row.before[figure] === null ? null : (
          <span className="vs-then">
            {text('statistics.pages.thenShort')}{' '}
            <Opening query={then.query} at={then.key} figure={figure}>
              {shownValue(row.before, figure)}
            </Opening>
          </span>
        )}
      </>
    );
  };
}

const shownFigures = [
  ...(['visits', 'issues', 'closed', 'inTime', 'averageDays', 'staffClosedRate', 'firmConfirmedRate'] as const),
  ...(['nonResponseRate', 'due', 'asked', 'confirmed', 'unanswered'] as const),
];

/** Columns of the statistics; the row of all groups bears the key `*`. */
export function useStatisticsColumns(table: ShownTable, visits: boolean): readonly Column<StatisticsRow>[] {
  const text = useText('visits');
  return [
    { key: 'label', title: text(`statistics.by.${table.query.by}`), width: 160, render: ({ label }) => label },
    ...shownFigures
      .filter((figure) => figure !== 'visits' || visits)
      .map(
        (figure): Column<StatisticsRow> => ({
          ...{ key: figure, title: text(`statistics.columns.${figure}`), align: 'end' },
          render: cell(table, figure, text),
        }),
      ),
  ];
}
