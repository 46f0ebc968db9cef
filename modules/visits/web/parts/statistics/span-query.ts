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

const filterOf: Readonly<Partial<Record<StatisticsBy, string>>> = {
  department: 'department',
  category: 'category',
  size: 'size',
  industry: 'industry',
  urgency: 'urgency',
};

/** The filter of the register of issues that leaves exactly the issues behind a figure; undefined where no filter says it. */
export function issueSearch(
  { by, from, to }: SpanQuery,
  key: string | null,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> | undefined {
  if (key === null) return { from, to, ...more };
  if (key === '') return undefined;
  if (by === 'month') {
    const [first, last] = [`${key}-01`, lastDayOf(key)];
    return { from: first < from ? from : first, to: last > to ? to : last, ...more };
  }
  const filter = filterOf[by];
  return filter === undefined ? undefined : { from, to, [filter]: key, ...more };
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
