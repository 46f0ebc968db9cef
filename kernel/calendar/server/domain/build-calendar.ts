import { type CalendarNotice, type DayKind, workingKinds } from '../../contract/day.ts';
import { firstYear, lastYear } from '../../contract/limits.ts';
import { dayNumberOf, type PlainDate, weekdayOf } from '../../contract/plain-date.ts';
import type { Calendar, NoticeDay } from './calendar.ts';

/** The rows that calendars are built from: they are only ever added to. */
export interface CalendarRows {
  readonly days: readonly NoticeDay[];
  readonly notices: readonly CalendarNotice[];
}

/**
 * The calendar as known at the end of `asOf`, or with every row: a day is what the latest notice known by then says,
 * and what the ordinary week says where none names it.
 */
export function buildCalendar(rows: CalendarRows, asOf: PlainDate | null): Calendar {
  const known = (row: { knownFrom: PlainDate }) => asOf === null || row.knownFrom <= asOf;
  const notices = rows.notices.filter(known).toSorted(byPublication);
  const noticeDays = latestOfEachDay(rows.days.filter(known));
  const firstDay = dayNumberOf(`${firstYear}-01-01`);
  const lastDay = dayNumberOf(`${lastYear}-12-31`);
  const kinds: DayKind[] = [];
  const workedBefore = new Int32Array(lastDay - firstDay + 2);
  for (let day = firstDay, worked = 0; day <= lastDay; day++) {
    const kind = noticeDays.get(day)?.kind ?? ordinaryKind(day);
    kinds.push(kind);
    if (workingKinds.includes(kind)) worked++;
    workedBefore[day - firstDay + 1] = worked;
  }
  const publishedYears = new Set(notices.map((notice) => notice.year));
  return { asOf, firstDay, lastDay, kinds, workedBefore, noticeDays, notices, publishedYears };
}

/** What the ordinary week makes of a day: Saturday and Sunday off (国务院关于职工工作时间的规定 7). */
export function ordinaryKind(day: number): 'workday' | 'weekend' {
  return weekdayOf(day) > 5 ? 'weekend' : 'workday';
}

function latestOfEachDay(days: readonly NoticeDay[]): Map<number, NoticeDay> {
  const latest = new Map<number, NoticeDay>();
  for (const row of days) {
    const day = dayNumberOf(row.day);
    const before = latest.get(day);
    if (before === undefined || before.knownFrom < row.knownFrom) latest.set(day, row);
  }
  return latest;
}

function byPublication(one: CalendarNotice, other: CalendarNotice): number {
  return one.knownFrom < other.knownFrom ? -1 : one.knownFrom > other.knownFrom ? 1 : 0;
}
