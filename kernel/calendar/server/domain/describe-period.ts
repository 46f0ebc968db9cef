import type { WorkingDayCount } from '../../contract/deadline.ts';
import { dayNumberOf, type PlainDate } from '../../contract/plain-date.ts';
import type { Calendar } from './calendar.ts';
import { standingOf } from './standing.ts';
import { workingDaysBetween } from './working-days.ts';

/** Working days after `from` up to and including `to`, and how firm the number is. */
export function describePeriod(calendar: Calendar, from: PlainDate, to: PlainDate): WorkingDayCount {
  const workingDays = workingDaysBetween(calendar, from, to);
  const [start, end] = [dayNumberOf(from), dayNumberOf(to)];
  return { from, to, workingDays, calendarDays: end - start, ...standingOf(calendar, start + 1, end) };
}
