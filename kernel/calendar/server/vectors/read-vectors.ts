import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { CalendarRows } from '../domain/build-calendar.ts';
import { parseDays, parseNotices } from '../parse-notices.ts';

const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The rows of zones/calendars, which must all be accepted. */
export function publishedRows(): CalendarRows {
  const notices = parseNotices('years.csv', text('../../../../zones/calendars/years.csv'));
  const known = notices.rows.map((row) => row.value);
  const days = parseDays('workdays.csv', text('../../../../zones/calendars/workdays.csv'), known);
  const rejected = [...notices.rejected, ...days.rejected];
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
  return { notices: known, days: days.rows.map((row) => row.value) };
}

/** Limits with their due dates, counted by hand and by a second program from the published notices. */
export function deadlineVectors(): { accepted_on: string; limit_working_days: string; due_on: string }[] {
  return parse(text('workday-deadlines.csv'), { columns: true });
}

/** What was known of the extended New Year holiday of 2020, and from when until when. */
export function amendmentVectors(): { date: string; is_workday: string; known_from: string; known_to: string }[] {
  return parse(text('workdays-2020-first-notice.csv'), { columns: true });
}
