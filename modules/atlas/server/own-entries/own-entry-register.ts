import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import type { CellValue, RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import type {
  ImportContext,
  ImportRow,
  RowVerdict,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import { type OwnEntry, ownEntryKind } from '../../contract/own-entry.ts';
import { examineEntry } from './domain/examine-entry.ts';
import { mergeRow, toldColumns } from './domain/merge-row.ts';
import {
  addEntries,
  findPartiesNamed,
  holdEntries,
  listEntriesNamed,
  listEntriesWithIds,
  type StoredEntry,
  updateEntries,
  withdrawEntries,
} from './store/own-entries.ts';

const text = (key: string, maxLength: number, minLength = 2): Omit<ImportColumn, 'labelKey'> => ({
  ...{ key, type: 'text', limits: { minLength, maxLength } },
});
const told: readonly Omit<ImportColumn, 'labelKey'>[] = [
  {
    ...{ key: 'kind', type: 'choice', required: true },
    choices: ownEntryKind.options.map((code) => ({ code, labelKey: `atlas:ownEntryKind.${code}` })),
  },
  { ...text('name', 100), required: true },
  text('field', 60, 1),
  text('district', 200),
  { key: 'members', type: 'integer', limits: { min: 0, max: 1_000_000 } },
  { key: 'startsOn', type: 'date' },
  { key: 'endsOn', type: 'date' },
  { key: 'target', type: 'decimal', limits: { min: 0, max: 999_999_999_999_999, scale: 4 } },
  text('targetUnit', 20, 1),
  text('party', 100),
  text('description', 500),
  text('source', 200),
];
const columns: readonly ImportColumn[] = told.map((one) => ({ ...one, labelKey: `atlas:ownEntry.columns.${one.key}` }));

/** Places, clusters, alliances and goals from sheets: known again by kind and name; parties are told by name or code. */
export const ownEntryRegister: SheetRegister = {
  id: 'atlas.ownEntry',
  titleKey: 'atlas:ownEntry.title',
  permission: 'atlas:ownEntry.enter',
  columns,
  keyColumns: [],
  async examine(db, rows, context) {
    const read = await readRows(db, rows, context);
    return rows.map((row) => read.get(row.rowNumber)?.verdict ?? { action: 'reject', faults: [] });
  },
  async commit(tx, rows, context) {
    await holdEntries(
      tx,
      rows.flatMap(({ verdict }) => verdict.subject?.id ?? []),
    );
    const read = await readRows(tx, rows, context);
    const all = rows.flatMap(({ rowNumber }) => {
      const one = read.get(rowNumber);
      return one === undefined ? [] : [{ rowNumber, ...one }];
    });
    const at = context.now.toString({ fractionalSecondDigits: 3 });
    const [fresh, known] = [all.filter((one) => !one.known), all.filter((one) => one.known)];
    const added = await addEntries(
      tx,
      { ...context, at },
      fresh.map(({ entry }) => entry),
    );
    const updated = await updateEntries(
      tx,
      known.map(({ entry }) => entry),
    );
    const missed = rows.length - added - updated;
    if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
    return all.map(({ rowNumber, known: before, entry }) => {
      const after = fieldsOf(entry);
      if (before === undefined) return { rowNumber, subjectId: entry.id, action: 'add', before: null, after };
      const was = fieldsOf(before);
      const keys = Object.keys(after).filter((key) => was[key] !== after[key]);
      const pick = (from: Record<string, JournalValue>) =>
        Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
      return { rowNumber, subjectId: entry.id, action: 'change', before: pick(was), after: pick(after) };
    });
  },
  hold: holdEntries,
  async snapshot(db, ids) {
    return new Map((await listEntriesWithIds(db, ids)).map((entry) => [entry.id, fieldsOf(entry)]));
  },
  async undo(tx, records) {
    await withdrawEntries(
      tx,
      records.filter(({ action }) => action === 'add').map(({ subjectId }) => subjectId),
    );
    const befores = new Map(
      records.map(({ action, subjectId, before }) => [subjectId, action === 'add' ? null : before]),
    );
    const standing = await listEntriesWithIds(tx, [...befores.keys()]);
    await updateEntries(
      tx,
      standing.map((entry) => ({ ...entry, ...befores.get(entry.id) }) as StoredEntry),
    );
  },
};

/** The stored fields of an entry, as records of imports keep them. */
function fieldsOf(entry: StoredEntry): Record<string, JournalValue> {
  return Object.fromEntries([...toldColumns, 'partyId' as const].map((key) => [key, entry[key]]));
}

interface ReadRow {
  known: OwnEntry | undefined;
  entry: StoredEntry;
  verdict: RowVerdict;
}

const nameOf = (kind: unknown, name: unknown) => `${String(kind)} ${String(name)}`;

/** Each row with the entry that it makes and the verdict on it; the same name twice in a sheet is a fault of the later row. */
async function readRows(
  db: ZoneDb,
  rows: readonly ImportRow[],
  { now, emptyClears }: ImportContext,
): Promise<Map<number, ReadRow>> {
  const texts = (key: string) => rows.flatMap(({ values }) => (typeof values[key] === 'string' ? [values[key]] : []));
  const known = new Map((await listEntriesNamed(db, texts('name'))).map((one) => [nameOf(one.kind, one.name), one]));
  const parties = await findPartiesNamed(db, texts('party'));
  const seen = new Set<string>();
  return new Map(
    rows.map(({ rowNumber, values }) => {
      const called = nameOf(values.kind, values.name);
      const before = known.get(called);
      const base = { id: before?.id ?? randomUUIDv7(), registeredAt: before?.registeredAt ?? now.toString() };
      const ids = typeof values.party === 'string' ? (parties.get(values.party) ?? []) : [];
      const entry = mergeRow({ values, partyId: ids[0] ?? null, emptyClears }, before, base);
      const faults = faultsOf(entry, { values, ids });
      if (seen.has(called)) faults.push(fault('name', 'nameTwice'));
      seen.add(called);
      return [
        rowNumber,
        {
          known: before,
          entry,
          verdict: verdictOf(before, entry, { party: (values.party ?? null) as CellValue, faults }),
        },
      ];
    }),
  );
}

function faultsOf(
  entry: StoredEntry,
  { values, ids }: { values: ImportRow['values']; ids: readonly string[] },
): RowFault[] {
  const faults = examineEntry(entry).map(({ field, rule }) => fault(field, rule));
  if (typeof values.party !== 'string' || ids.length === 1) return faults;
  return [...faults, fault('party', ids.length === 0 ? 'partyUnknown' : 'partyAmbiguous')];
}

function fault(column: string, rule: string): RowFault {
  return { column, code: `atlas:ownEntry.faults.${rule}`, params: {}, severity: 'error', proposal: null };
}

function verdictOf(
  before: OwnEntry | undefined,
  entry: StoredEntry,
  read: { party: CellValue; faults: RowFault[] },
): RowVerdict {
  const { party, faults } = read;
  const subject = before === undefined ? {} : { subject: { id: before.id, name: before.name } };
  if (faults.length > 0) return { action: 'reject', ...subject, faults };
  if (before === undefined) return { action: 'add', faults };
  const changes: { column: string; before: CellValue; after: CellValue }[] = toldColumns
    .filter((column) => before[column] !== entry[column])
    .map((column) => ({ column, before: before[column] as CellValue, after: entry[column] as CellValue }));
  if (before.partyId !== entry.partyId) changes.push({ column: 'party', before: before.partyName, after: party });
  return changes.length === 0
    ? { action: 'same', ...subject, faults }
    : { action: 'change', ...subject, changes, faults };
}
