import { readFile } from 'node:fs/promises';
import { noZone } from '#platform/db/server/zone-key.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { RejectedRow, Seed, SeedReport } from '#platform/module/seed.ts';
import type { NoticeDay } from './domain/calendar.ts';
import { type ParsedFile, parseDays, parseNotices } from './parse-notices.ts';
import { addDays, addNotices, listRows } from './store.ts';

const published = new URL('../../../zones/calendars/', import.meta.url);

/** Loads years.csv and workdays.csv of a folder; what is stored stays as it is, and a row that contradicts it is reported. */
export function calendarSeed(folder: URL = published): Seed {
  return { name: 'calendar', kind: 'base', run: (platform) => load(platform, folder) };
}

async function load(platform: Platform, folder: URL): Promise<SeedReport> {
  const notices = parseNotices('years.csv', await readFile(new URL('years.csv', folder), 'utf8'));
  const known = notices.rows.map((row) => row.value);
  const days = parseDays('workdays.csv', await readFile(new URL('workdays.csv', folder), 'utf8'), known);
  return platform.importer.transaction(noZone, async (tx) => {
    const before = await listRows(tx);
    const noticeReport = await store(notices, {
      keyField: 'notice',
      keyOf: (notice) => notice.number,
      stored: before.notices,
      add: (fresh) => addNotices(tx, fresh),
    });
    const dayReport = await store(withoutNotices(days, new Set(noticeReport.refused.map(({ number }) => number))), {
      keyField: 'date',
      keyOf: (day) => `${day.day} ${day.knownFrom}`,
      stored: before.days,
      add: (fresh) => addDays(tx, fresh),
    });
    const loaded = { notices: noticeReport.file.loaded, days: dayReport.file.loaded };
    if (loaded.notices + loaded.days > 0) {
      await recordSystemAct(tx, platform.now(), { zoneId: null, action: 'calendar.importNotices', after: loaded });
    }
    return {
      files: [noticeReport.file, dayReport.file],
      rejected: [...noticeReport.rejected, ...dayReport.rejected],
    };
  });
}

/** The days of a refused notice are refused with it. */
function withoutNotices(days: ParsedFile<NoticeDay>, refused: ReadonlySet<string>): ParsedFile<NoticeDay> {
  const fallen = days.rows.filter(({ value }) => refused.has(value.notice));
  return {
    ...days,
    rows: days.rows.filter(({ value }) => !refused.has(value.notice)),
    rejected: [
      ...days.rejected,
      ...fallen.map(({ line, value }) => ({
        file: days.file,
        row: line,
        field: 'notice',
        reason: `${value.notice} in years.csv contradicts what is stored`,
      })),
    ],
  };
}

interface Keeping<T> {
  /** Column of the file that a contradiction is shown at. */
  keyField: string;
  keyOf(value: T): string;
  stored: readonly T[];
  /** Stores new values and answers the keys that were not there. */
  add(fresh: readonly T[]): Promise<Set<string>>;
}

async function store<T extends object>(parsed: ParsedFile<T>, keeping: Keeping<T>) {
  const inWords = (value: T) => Object.values(value).join(', ');
  const stored = new Map(keeping.stored.map((value) => [keeping.keyOf(value), inWords(value)]));
  const rejected: RejectedRow[] = [...parsed.rejected];
  const refused: T[] = [];
  const fresh: T[] = [];
  for (const { line, value } of parsed.rows) {
    const before = stored.get(keeping.keyOf(value));
    if (before === undefined) fresh.push(value);
    else if (before !== inWords(value)) {
      refused.push(value);
      rejected.push({
        file: parsed.file,
        row: line,
        field: keeping.keyField,
        reason: `contradicts what is stored: ${before}`,
      });
    }
  }
  const added = await keeping.add(fresh);
  const file = {
    file: parsed.file,
    rows: parsed.total,
    loaded: added.size,
    unchanged: parsed.rows.length - refused.length - added.size,
  };
  return { file, rejected, refused };
}
