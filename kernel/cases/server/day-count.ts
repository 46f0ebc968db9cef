import { addWorkingDays, loadCalendar, publishedThrough, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DayCount } from './domain/count-clocks.ts';

/** Counts days by the calendar as it is known now. */
export async function openDayCount(db: ZoneDb): Promise<DayCount> {
  const calendar = await loadCalendar(db);
  return {
    addWorkingDays: (from, days) => addWorkingDays(calendar, from, days),
    workingDaysBetween: (from, to) => workingDaysBetween(calendar, from, to),
    addDays: (from, days) => Temporal.PlainDate.from(from).add({ days }).toString(),
    daysBetween: (from, to) => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days,
    publishedThrough: publishedThrough(calendar),
  };
}
