import { z } from 'zod';
import { calendarDay, calendarNotice } from './day.ts';
import { plainDate } from './plain-date.ts';

/**
 * Why the days of a range count or not: `startDay` is never counted (民法典 201), `working` days count,
 * `weekend` and `holiday` do not (行政许可法 82).
 */
export const rangeReason = z.enum(['startDay', 'working', 'weekend', 'holiday']);

/** One of {@link rangeReason}. */
export type RangeReason = z.infer<typeof rangeReason>;

/** Consecutive days that count, or do not, for one reason; the ranges of an answer lie end to end. */
export const deadlineRange = z.object({
  from: plainDate,
  to: plainDate,
  reason: rangeReason,
  /** Numbers of the first and last working day of the limit in this range, counted from 1; null when none counts. */
  counted: z.object({ first: z.int(), last: z.int() }).nullable(),
  /** Holiday of a `holiday` range, as the notice names it. */
  holidayName: z.string().nullable(),
  /** Number of the notice behind a `holiday` range. */
  source: z.string().nullable(),
  /** Saturdays and Sundays of the range that are worked by notice. */
  makeupDays: z.array(calendarDay),
  provisional: z.boolean(),
});

/** One of {@link deadlineRange}. */
export type DeadlineRange = z.infer<typeof deadlineRange>;

/** What an answer rests on, and how firm it is. */
export const standing = z.object({
  /** The day whose knowledge was used; null for everything known now. */
  asOf: plainDate.nullable(),
  /** A year without a published notice is involved: the answer may change. */
  provisional: z.boolean(),
  /** The years involved whose notice was not published. */
  unpublishedYears: z.array(z.int()),
  /** Last day of the last year whose notice was published; null when none was. */
  publishedThrough: plainDate.nullable(),
  /** Notices of the years involved, in the order of publication. */
  notices: z.array(calendarNotice),
});

/** One of {@link standing}. */
export type Standing = z.infer<typeof standing>;

/** The last day of a limit in working days, with every day accounted for. */
export const deadline = standing.extend({
  from: plainDate,
  /** Length of the limit in working days. */
  days: z.int(),
  dueOn: plainDate,
  /** All days after the start day up to the due date, working or not. */
  calendarDays: z.int(),
  /** Covers the start day to the due date without gap or overlap. */
  ranges: z.array(deadlineRange),
});

/** One of {@link deadline}. */
export type Deadline = z.infer<typeof deadline>;

/** Number of working days in a period whose first day is not counted and whose last day is. */
export const workingDayCount = standing.extend({
  from: plainDate,
  to: plainDate,
  workingDays: z.int(),
  calendarDays: z.int(),
});

/** One of {@link workingDayCount}. */
export type WorkingDayCount = z.infer<typeof workingDayCount>;
