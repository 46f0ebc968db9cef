import { AppError } from '#platform/errors/contract/errors.ts';
import { type CalendarDay, type DayKind, workingKinds } from '../../contract/day.ts';
import { type PlainDate, plainDateOf } from '../../contract/plain-date.ts';
import { type Calendar, dayIn, describeDay, kindAt, outOfRange, workedThrough } from './calendar.ts';

/** What a day is. */
export function kindOf(calendar: Calendar, date: PlainDate): DayKind {
  return kindAt(calendar, dayIn(calendar, date));
}

/** What a day is, and by which notice. */
export function showDay(calendar: Calendar, date: PlainDate): CalendarDay {
  return describeDay(calendar, dayIn(calendar, date));
}

/** Whether work is done on a day. */
export function isWorkingDay(calendar: Calendar, date: PlainDate): boolean {
  return workingKinds.includes(kindOf(calendar, date));
}

/** The n-th working day after a day, n ≥ 1; the day itself is never counted (民法典 201). */
export function addWorkingDays(calendar: Calendar, from: PlainDate, days: number): PlainDate {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`${days} is not a number of working days`);
  const start = dayIn(calendar, from);
  const wanted = workedThrough(calendar, start) + days;
  let low = start + 1;
  let high = calendar.lastDay;
  if (workedThrough(calendar, high) < wanted) throw outOfRange();
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (workedThrough(calendar, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return plainDateOf(low);
}

/** Working days after `from` up to and including `to`: the inverse of {@link addWorkingDays}. */
export function workingDaysBetween(calendar: Calendar, from: PlainDate, to: PlainDate): number {
  const [start, end] = [dayIn(calendar, from), dayIn(calendar, to)];
  if (end < start) throw new AppError('calendar.endBeforeStart', { from, to });
  return workedThrough(calendar, end) - workedThrough(calendar, start);
}

/** Last day of the last year whose notice is published, or null. */
export function publishedThrough(calendar: Calendar): PlainDate | null {
  const years = [...calendar.publishedYears];
  return years.length === 0 ? null : `${Math.max(...years)}-12-31`;
}
