import type { z } from 'zod';
import { plainDay } from '#platform/http/contract/plain-day.ts';

/** A day without a time or time zone, `YYYY-MM-DD`; days that do not exist are refused, and the year 0, which no database has. */
export const plainDate = plainDay;

/** One of {@link plainDate}. */
export type PlainDate = z.infer<typeof plainDate>;

const millisecondsOfDay = 86_400_000;

/** Days since 1970-01-01, the same in every time zone; a date that does not exist throws a RangeError. */
export function dayNumberOf(date: PlainDate): number {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  const day = milliseconds / millisecondsOfDay;
  // Date.parse takes 02-30 for 03-01 in some engines and 'T' forms of its own: only the round trip proves the day.
  if (!Number.isInteger(day) || plainDateOf(day) !== date) throw new RangeError(`${date} is not a day`);
  return day;
}

/** The date of a day number. */
export function plainDateOf(day: number): PlainDate {
  return new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

/** Weekday by ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1970-01-01 was a Thursday; the second remainder keeps days before it positive.
  return (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Calendar year of a date. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}
