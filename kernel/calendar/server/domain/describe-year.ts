import type { DayKind } from '../../contract/day.ts';
import { firstYear, lastYear } from '../../contract/limits.ts';
import { dayNumberOf } from '../../contract/plain-date.ts';
import type { CalendarYear } from '../../contract/year.ts';
import { type Calendar, describeDay, outOfRange } from './calendar.ts';
import { standingOf } from './standing.ts';

/** A whole year, day by day, with its totals and notices. */
export function describeYear(calendar: Calendar, year: number): CalendarYear {
  if (year < firstYear || year > lastYear) throw outOfRange();
  const first = dayNumberOf(`${year}-01-01`);
  const last = dayNumberOf(`${year}-12-31`);
  const days = Array.from({ length: last - first + 1 }, (_, index) => describeDay(calendar, first + index));
  const count = (kind: DayKind) => days.filter((day) => day.kind === kind).length;
  return {
    year,
    asOf: calendar.asOf,
    published: calendar.publishedYears.has(year),
    notices: standingOf(calendar, first, last).notices,
    totals: {
      workingDays: count('workday') + count('makeup'),
      weekendDays: count('weekend'),
      holidayDays: count('holiday'),
      makeupDays: count('makeup'),
    },
    days,
  };
}
