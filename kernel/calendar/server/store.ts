import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CalendarNotice, DayKind } from '../contract/day.ts';
import type { CalendarRows } from './domain/build-calendar.ts';
import type { NoticeDay } from './domain/calendar.ts';

type NoticeRow = { notice: string; year: number; known_from: string; title: string; source: string };
type DayRow = { day: string; kind: DayKind; holiday_name: string | null; known_from: string; notice: string };
type CalendarTables = { 'calendar.published_year': NoticeRow; 'calendar.notice_day': DayRow };

/** Changes whenever a row is added: the tables only grow, so their counts cannot stay behind a commit. */
export async function findRevision(db: ZoneDb): Promise<string> {
  const { rows } = await sql<{ revision: string }>`
    select concat_ws(' ', count(*), max(recorded_at),
      (select concat_ws(' ', count(*), max(recorded_at)) from calendar.published_year)) as revision
    from calendar.notice_day`.execute(db);
  return rows[0]?.revision ?? '';
}

/** Every row that the calendar was ever told. */
export async function listRows(db: ZoneDb): Promise<CalendarRows> {
  const tables = db.withTables<CalendarTables>();
  const days = await tables.selectFrom('calendar.notice_day').selectAll().orderBy('day').execute();
  const notices = await tables.selectFrom('calendar.published_year').selectAll().orderBy('known_from').execute();
  return { days: days.map(toDay), notices: notices.map(toNotice) };
}

/** Adds notices that are not stored yet; answers the numbers of those added. */
export async function addNotices(db: ZoneDb, notices: readonly CalendarNotice[]): Promise<Set<string>> {
  if (notices.length === 0) return new Set();
  const added = await db
    .withTables<CalendarTables>()
    .insertInto('calendar.published_year')
    .values(
      notices.map(({ number, year, knownFrom, title, url }) => ({
        notice: number,
        year,
        known_from: knownFrom,
        title,
        source: url,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('notice')
    .execute();
  return new Set(added.map((row) => row.notice));
}

/** Adds days that are not stored yet; answers the `day known_from` of those added. */
export async function addDays(db: ZoneDb, days: readonly NoticeDay[]): Promise<Set<string>> {
  if (days.length === 0) return new Set();
  const added = await db
    .withTables<CalendarTables>()
    .insertInto('calendar.notice_day')
    .values(
      days.map(({ day, kind, holidayName, knownFrom, notice }) => ({
        day,
        kind,
        holiday_name: holidayName,
        known_from: knownFrom,
        notice,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['day', 'known_from'])
    .execute();
  return new Set(added.map((row) => `${row.day} ${row.known_from}`));
}

function toDay(row: DayRow): NoticeDay {
  return {
    day: row.day,
    kind: row.kind,
    holidayName: row.holiday_name,
    knownFrom: row.known_from,
    notice: row.notice,
  };
}

function toNotice(row: NoticeRow): CalendarNotice {
  return { number: row.notice, year: row.year, knownFrom: row.known_from, title: row.title, url: row.source };
}
