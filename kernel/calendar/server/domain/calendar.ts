import { AppError } from '#platform/errors/contract/errors.ts';
import type { CalendarDay, CalendarNotice, DayKind } from '../../contract/day.ts';
import { firstYear, lastYear } from '../../contract/limits.ts';
import { dayNumberOf, type PlainDate, plainDateOf } from '../../contract/plain-date.ts';

/** One line of a notice: what a day is from the day on which the notice was published. */
export interface NoticeDay {
  readonly day: PlainDate;
  readonly kind: DayKind;
  readonly holidayName: string | null;
  readonly knownFrom: PlainDate;
  /** Number of the notice. */
  readonly notice: string;
}

/** Every day from {@link firstYear} to {@link lastYear} as known on one day; built by `buildCalendar`. */
export interface Calendar {
  /** The day whose knowledge this is; null for everything known. */
  readonly asOf: PlainDate | null;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Kind of each day, counted from `firstDay`. */
  readonly kinds: readonly DayKind[];
  /** How many of the first i days are worked: makes counting a subtraction and adding a binary search. */
  readonly workedBefore: Int32Array;
  /** Days that a notice names, by day number. */
  readonly noticeDays: ReadonlyMap<number, NoticeDay>;
  /** Known notices in the order of publication. */
  readonly notices: readonly CalendarNotice[];
  readonly publishedYears: ReadonlySet<number>;
}

/** The number of a day within the calendar; outside it, `calendar.outOfRange`. */
export function dayIn(calendar: Calendar, date: PlainDate): number {
  const day = dayNumberOf(date);
  if (day < calendar.firstDay || day > calendar.lastDay) throw outOfRange();
  return day;
}

/** The answer to every question that leaves the calendar's years. */
export function outOfRange(): AppError {
  return new AppError('calendar.outOfRange', { firstYear, lastYear });
}

/** Kind of a day by its number, which must lie within the calendar. */
export function kindAt(calendar: Calendar, day: number): DayKind {
  const kind = calendar.kinds[day - calendar.firstDay];
  if (kind === undefined) throw new RangeError(`day ${day} lies outside the calendar`);
  return kind;
}

/** Working days among the days of the calendar up to and including a day number. */
export function workedThrough(calendar: Calendar, day: number): number {
  const count = calendar.workedBefore[day - calendar.firstDay + 1];
  if (count === undefined) throw new RangeError(`day ${day} lies outside the calendar`);
  return count;
}

/** A day of the calendar with its holiday, source and standing. */
export function describeDay(calendar: Calendar, day: number): CalendarDay {
  const date = plainDateOf(day);
  const named = calendar.noticeDays.get(day);
  return {
    date,
    kind: kindAt(calendar, day),
    holidayName: named?.holidayName ?? null,
    source: named?.notice ?? null,
    provisional: isProvisional(calendar, date),
  };
}

/** Whether the notice for the day's year was not published, so that the ordinary week is all there is. */
export function isProvisional(calendar: Calendar, date: PlainDate): boolean {
  return !calendar.publishedYears.has(Number(date.slice(0, 4)));
}
