import type { CalendarDay } from '../../contract/day.ts';
import { dayNumberOf, weekdayOf } from '../../contract/plain-date.ts';

/** Seven places from Monday to Sunday; empty before the first and after the last day of a month. */
export type Week = readonly (CalendarDay | null)[];

/** The days of a year as twelve months of weeks that begin on Monday. */
export function monthsOf(days: readonly CalendarDay[]): Week[][] {
  const months: (CalendarDay | null)[][][] = Array.from({ length: 12 }, () => []);
  for (const day of days) {
    const weeks = months[Number(day.date.slice(5, 7)) - 1];
    const weekday = weekdayOf(dayNumberOf(day.date));
    if (weeks === undefined) continue;
    if (weekday === 1 || weeks.length === 0) weeks.push([null, null, null, null, null, null, null]);
    const week = weeks.at(-1);
    if (week) week[weekday - 1] = day;
  }
  return months;
}
