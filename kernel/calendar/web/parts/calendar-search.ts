import { firstYear, lastYear, longestLimitDays } from '../../contract/limits.ts';
import { type PlainDate, plainDate, yearOf } from '../../contract/plain-date.ts';

/** What the address of the page says: which year is shown and which limit is computed. */
export interface CalendarSearch {
  year: number;
  from: PlainDate | undefined;
  days: number | undefined;
  asOf: PlainDate | undefined;
}

type Address = { readonly [key in keyof CalendarSearch]?: unknown };

/** Reads the address; what is missing or cannot be is left out, and the year is that of the limit, else of today. */
export function readSearch({ year, from, days, asOf }: Address, today: PlainDate): CalendarSearch {
  const start = dateOf(from);
  const natural = Math.min(Math.max(yearOf(start ?? today), firstYear), lastYear);
  return {
    year: wholeNumber(year, firstYear, lastYear) ?? natural,
    from: start,
    days: wholeNumber(days, 1, longestLimitDays),
    asOf: dateOf(asOf),
  };
}

function dateOf(value: unknown): PlainDate | undefined {
  return plainDate.safeParse(value).data;
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  const number = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

/** Today in China, `YYYY-MM-DD`, wherever the browser is. */
export function todayInChina(now: Date): PlainDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
}
