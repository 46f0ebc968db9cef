import type { TitleOutcome, TitleRun } from '../../../contract/own-title.ts';

/** Outcomes by which a title is held in their year. */
const held: readonly TitleOutcome[] = ['granted', 'renewed', 'ranked'];

/** Outcomes that end a run. */
const ending: readonly TitleOutcome[] = ['not_granted', 'lost'];

/**
 * The last run of years in which a title was held, one record a year. A year that was lost, not given or not recorded
 * breaks it. The run still stands while nothing later ended it and it reaches last year: this year's decision may be to come.
 */
export function yearsInRow(results: readonly { year: number; outcome: TitleOutcome }[], thisYear: number): TitleRun {
  const years = new Set(results.filter(({ outcome }) => held.includes(outcome)).map(({ year }) => year));
  if (years.size === 0) return { years: 0, from: null, to: null, standing: false, endedBy: null };
  const to = Math.max(...years);
  let from = to;
  while (years.has(from - 1)) from -= 1;
  const lost = results.some(({ year, outcome }) => year > to && ending.includes(outcome));
  const gap = to < thisYear - 1;
  const endedBy = lost ? 'lost' : gap ? 'gap' : null;
  return { years: to - from + 1, from, to, standing: endedBy === null, endedBy };
}
