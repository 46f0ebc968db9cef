import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import { ownTitleEntry } from '../../contract/own-title.ts';
import { titleKind, titleLevel } from '../../contract/title.ts';
import { addTitle, lockTitle, readTitles, saveTitle } from '../store/own-titles.ts';
import { listBuiltOn, takeBackTitles } from '../store/taken-back-titles.ts';
import words from './domain/title-words.json' with { type: 'json' };
import { judgeTitles, toldFields } from './judge-titles.ts';
import { entryOf } from './own-title-entry.ts';

const headings: Readonly<Record<string, readonly string[]>> = words.titleHeadings;

const told: readonly Omit<ImportColumn, 'labelKey' | 'aliases'>[] = [
  { key: 'name', type: 'text', required: true, limits: { minLength: 2, maxLength: 120 }, example: words.example },
  {
    ...{ key: 'kind', type: 'choice', required: true },
    choices: titleKind.options.map((code) => ({ code, labelKey: `atlas:titleKind.${code}` })),
  },
  {
    ...{ key: 'level', type: 'choice' },
    choices: titleLevel.options.map((code) => ({ code, labelKey: `atlas:titleLevel.${code}` })),
  },
  { key: 'body', type: 'text', required: true, limits: { minLength: 2, maxLength: 120 } },
  { key: 'scope', type: 'text', limits: { minLength: 1, maxLength: 200 } },
  { key: 'documentNumber', type: 'text', limits: { minLength: 2, maxLength: 60 } },
  { key: 'recheckOn', type: 'date' },
  { key: 'warnDays', type: 'integer', limits: { min: 0, max: 250 } },
];
const columns = told.map(
  (column): ImportColumn => ({
    ...column,
    labelKey: `atlas:titles.columns.${column.key}`,
    aliases: headings[column.key] ?? [],
  }),
);

/** The zone's own titles from sheets: a name that stands is amended, another is entered. */
export const titleRegister: SheetRegister = {
  id: 'atlas.ownTitle',
  titleKey: 'atlas:titles.title',
  permission: 'atlas:title.edit',
  columns,
  keyColumns: [],
  mostRows: 2_000,
  async examine(db, rows, context) {
    return judgeTitles(rows, (await readTitles(db)).titles, context).map(({ verdict }) => verdict);
  },
  commit,
  hold,
  async snapshot(db, ids) {
    const { titles } = await readTitles(db, ids);
    return new Map(titles.map((title) => [title.id, { ...entryOf(title) }]));
  },
  async builtOn(db, ids) {
    const found = await listBuiltOn(db, ids);
    return found.map(({ titleId, what }) => ({ subjectId: titleId, what: `atlas:titles.builtOn.${what}`, params: {} }));
  },
  async undo(tx, records, { now }) {
    const added = records.filter(({ action }) => action === 'add').map(({ subjectId }) => subjectId);
    const taken = await takeBackTitles(tx, added, now.toString({ fractionalSecondDigits: 3 }));
    const before = new Map(records.map(({ subjectId, before: was }) => [subjectId, was]));
    const changed = records.filter(({ action }) => action === 'change').map(({ subjectId }) => subjectId);
    const { titles } = changed.length === 0 ? { titles: [] } : await readTitles(tx, changed);
    for (const title of titles) {
      await saveTitle(tx, title.id, ownTitleEntry.parse({ ...entryOf(title), ...before.get(title.id) }));
    }
    const missed = records.length - taken - titles.length;
    if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  },
};

/** Locks titles in one order, so that two imports of the same titles never wait for each other. */
async function hold(tx: ZoneDb, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].toSorted()) await lockTitle(tx, id);
}

async function commit(
  tx: ZoneDb,
  rows: readonly AcceptedRow[],
  context: ImportContext & { batchId: string },
): Promise<ImportRecord[]> {
  const known = rows.flatMap(({ verdict }) => verdict.subject?.id ?? []);
  await hold(tx, known);
  // Judged again behind the locks: what was seen before may have been amended.
  const judged = judgeTitles(rows, (await readTitles(tx)).titles, context);
  const acting = {
    zoneId: context.zoneId,
    by: context.accountId,
    at: context.now.toString({ fractionalSecondDigits: 3 }),
  };
  const records: ImportRecord[] = [];
  for (const [index, { entry, known: title, verdict }] of judged.entries()) {
    const rowNumber = rows[index]?.rowNumber ?? 0;
    if (verdict.action === 'add') {
      const id = randomUUIDv7();
      if (!(await addTitle(tx, { ...entry, ...acting, id }))) continue;
      records.push({ rowNumber, subjectId: id, action: 'add', before: null, after: { ...entry } });
    } else if (verdict.action === 'change' && title !== undefined) {
      const was = entryOf(title);
      const fields = toldFields.filter((field) => was[field] !== entry[field]);
      const pick = (from: typeof was) => Object.fromEntries(fields.map((field) => [field, from[field]]));
      await saveTitle(tx, title.id, entry);
      records.push({ rowNumber, subjectId: title.id, action: 'change', before: pick(was), after: pick(entry) });
    }
  }
  if (records.length !== rows.length) {
    throw new AppError('sheets.registerChanged', { count: rows.length - records.length });
  }
  return records;
}
