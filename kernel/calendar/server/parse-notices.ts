import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { RejectedRow } from '#platform/module/seed.ts';
import { type CalendarNotice, dayKind } from '../contract/day.ts';
import { firstYear, lastYear } from '../contract/limits.ts';
import { dayNumberOf, plainDate, yearOf } from '../contract/plain-date.ts';
import { ordinaryKind } from './domain/build-calendar.ts';
import type { NoticeDay } from './domain/calendar.ts';

/** Rows of one file that passed every check, with their line, and those that did not. */
export interface ParsedFile<T> {
  readonly file: string;
  readonly total: number;
  readonly rows: { line: number; value: T }[];
  readonly rejected: RejectedRow[];
}

/** Why a row that reads well cannot be true. */
class Contradiction {
  readonly field: string;
  readonly reason: string;
  constructor(field: string, reason: string) {
    this.field = field;
    this.reason = reason;
  }
}

const date = z.string().refine((text) => plainDate.safeParse(text).success, 'is not a date YYYY-MM-DD');
const filled = z.string().min(1, 'is empty');

const noticeRow = z.object({
  year: z.coerce
    .number('is not a year')
    .int('is not a year')
    .min(firstYear, `lies before ${firstYear}`)
    .max(lastYear, `lies after ${lastYear}`),
  notice: filled,
  known_from: date,
  title: filled,
  source: z.url({ protocol: /^https?$/, error: 'is not a web address' }),
});

const dayRow = z.object({
  date,
  kind: z.enum(dayKind.options, `is not one of ${dayKind.options.join(', ')}`),
  holiday_name: z.string(),
  notice: filled,
  known_from: date,
});

/** Reads years.csv: one notice a row. */
export function parseNotices(file: string, text: string): ParsedFile<CalendarNotice> {
  const seen = new Set<string>();
  return parseRows<typeof noticeRow, CalendarNotice>(file, text, noticeRow, (row) => {
    if (seen.has(row.notice)) return new Contradiction('notice', `${row.notice} stands twice`);
    seen.add(row.notice);
    return { number: row.notice, year: row.year, knownFrom: row.known_from, title: row.title, url: row.source };
  });
}

/** Reads workdays.csv: one day of a notice a row; the notices it may name are given. */
export function parseDays(file: string, text: string, notices: readonly CalendarNotice[]): ParsedFile<NoticeDay> {
  const seen = new Set<string>();
  const byNumber = new Map(notices.map((notice) => [notice.number, notice]));
  return parseRows<typeof dayRow, NoticeDay>(file, text, dayRow, (row) => {
    const key = `${row.date} known from ${row.known_from}`;
    if (seen.has(key)) return new Contradiction('date', `${key} stands twice`);
    seen.add(key);
    return (
      contradictionOf(row, byNumber.get(row.notice)) ?? {
        day: row.date,
        kind: row.kind,
        holidayName: row.holiday_name === '' ? null : row.holiday_name,
        knownFrom: row.known_from,
        notice: row.notice,
      }
    );
  });
}

function contradictionOf(row: z.infer<typeof dayRow>, notice: CalendarNotice | undefined): Contradiction | null {
  if (!notice) return new Contradiction('notice', `${row.notice} is not in years.csv`);
  if (notice.knownFrom !== row.known_from)
    return new Contradiction('known_from', `${row.notice} was published on ${notice.knownFrom}`);
  // A notice may reach into the December before its year (New Year 2023 began on 2022-12-31), no further.
  const day = yearOf(row.date);
  if (day !== notice.year && !row.date.startsWith(`${notice.year - 1}-12-`))
    return new Contradiction('date', `${row.notice} arranges ${notice.year}, not ${day}`);
  const ordinary = ordinaryKind(dayNumberOf(row.date));
  if (row.kind !== 'holiday' && (row.kind === 'workday') !== (ordinary === 'workday'))
    return new Contradiction('kind', `${row.kind} does not fit a ${ordinary === 'workday' ? 'weekday' : 'weekend'}`);
  if ((row.kind === 'holiday' || row.kind === 'makeup') && row.holiday_name === '')
    return new Contradiction('holiday_name', 'is empty');
  return null;
}

/** Reads CSV with a header row; a row is taken or rejected whole, with its line counted from 1. */
function parseRows<S extends z.ZodObject, T extends object>(
  file: string,
  text: string,
  schema: S,
  accept: (row: z.output<S>) => T | Contradiction,
): ParsedFile<T> {
  const records = recordsOf(text);
  const result: ParsedFile<T> = { file, total: records.length, rows: [], rejected: [] };
  for (const { record, info } of records) {
    const checked = schema.safeParse(record);
    if (!checked.success) {
      for (const issue of checked.error.issues)
        result.rejected.push({ file, row: info.lines, field: issue.path.join('.'), reason: issue.message });
      continue;
    }
    const value = accept(checked.data);
    if (value instanceof Contradiction) {
      result.rejected.push({ file, row: info.lines, field: value.field, reason: value.reason });
    } else result.rows.push({ line: info.lines, value });
  }
  return result;
}

function recordsOf(text: string): { record: unknown; info: { lines: number } }[] {
  return parse(text, {
    bom: true,
    columns: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
}
