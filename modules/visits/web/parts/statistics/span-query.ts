import { type Search, valuesOf } from '#ui/index.ts';
import { type StatisticsBy, statisticsBy } from '../../../contract/statistics.ts';

/** What a table of statistics is asked for. */
export interface SpanQuery {
  by: StatisticsBy;
  from: string;
  to: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The question as the address holds it; this year until today where it says none. */
export function spanQuery(search: Search, today: string): SpanQuery {
  const by = statisticsBy.options.find((one) => one === search.by) ?? 'department';
  const [from = ''] = valuesOf(search, 'from');
  const [to = ''] = valuesOf(search, 'to');
  if (day.test(from) && day.test(to) && from <= to) return { by, from, to };
  return { by, from: `${today.slice(0, 4)}-01-01`, to: today };
}

/** Filters of rows that belong to no group, where the register has one. */
const withoutOf: Readonly<Partial<Record<StatisticsBy, string>>> = { department: 'lead', size: 'size' };

/** The filter of the register of issues that leaves exactly the issues behind a figure; undefined where no filter says it. */
export function issueSearch(
  query: SpanQuery,
  key: string | null,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> | undefined {
  const { by, from, to } = query;
  if (key === null) return { from, to, ...more };
  if (by === 'month') return { ...monthWithin(query, key), ...more };
  if (key !== '') return { from, to, [by]: key, ...more };
  const without = withoutOf[by];
  return without === undefined ? undefined : { from, to, without, ...more };
}

/** The filter of the register of visits that leaves exactly the visits behind a figure; undefined where no filter says it. */
export function visitSearch(query: SpanQuery, key: string | null): Record<string, string> | undefined {
  const { by, from, to } = query;
  if (by === 'category' || by === 'urgency') return undefined;
  if (key === null) return { from, to };
  if (by === 'month') return monthWithin(query, key);
  if (key !== '') return { from, to, [by]: key };
  return by === 'size' ? { from, to, size: 'none' } : undefined;
}

/** The same table a year before, and the key of a group there: months are another year's. */
export function yearBefore({ by, ...span }: SpanQuery, key: string | null, before: Omit<SpanQuery, 'by'>) {
  const earlier = by === 'month' && key !== null ? `${Number(key.slice(0, 4)) - 1}${key.slice(4)}` : key;
  return { query: { by, ...span, ...before }, key: earlier };
}

function monthWithin({ from, to }: SpanQuery, month: string): { from: string; to: string } {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  return { from: first < from ? from : first, to: last > to ? to : last };
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
