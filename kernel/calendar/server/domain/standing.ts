import type { Standing } from '../../contract/deadline.ts';
import { plainDateOf, yearOf } from '../../contract/plain-date.ts';
import type { Calendar } from './calendar.ts';
import { publishedThrough } from './working-days.ts';

/** How firm an answer about the days of a period is, and which notices it rests on; day numbers, both included. */
export function standingOf(calendar: Calendar, first: number, last: number): Standing {
  const years = new Set<number>();
  const named = new Set<string>();
  for (let day = first; day <= last; day++) {
    years.add(yearOf(plainDateOf(day)));
    const row = calendar.noticeDays.get(day);
    if (row) named.add(row.notice);
  }
  const unpublishedYears = [...years].filter((year) => !calendar.publishedYears.has(year));
  return {
    asOf: calendar.asOf,
    provisional: unpublishedYears.length > 0,
    unpublishedYears,
    publishedThrough: publishedThrough(calendar),
    notices: calendar.notices.filter((notice) => years.has(notice.year) || named.has(notice.number)),
  };
}
