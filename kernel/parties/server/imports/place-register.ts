import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CellValue, RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  ImportRow,
  RowVerdict,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import { hundredthsOf, longitudeText, textOfHundredths } from '../../contract/place-decimal.ts';
import { mergesBuiltOn } from '../merging/follow-merges.ts';
import { lockParties } from '../merging/store/parties.ts';
import type { NamedParty } from '../names/domain/named-party.ts';
import { removeNames, writeNames } from '../names/write-names.ts';
import {
  addPlaceRecords,
  listPlaceRecords,
  lockPlaceRecords,
  type StoredRecord,
  type StoredTable,
  updatePlaceRecords,
  withdrawPlaceRecords,
} from './store/places.ts';

/** What is known of other records that rows speak of, e.g. parcels by number; made once for a sheet. */
export type PlaceGround = (row: ImportRow) => { values: Record<string, string | null>; faults: RowFault[] };

/** What tells one register of places from another. */
export interface PlaceRegister
  extends Pick<SheetRegister, 'id' | 'titleKey' | 'permission' | 'columns' | 'keyColumns'> {
  readonly reasonColumn?: string;
  readonly party: NonNullable<SheetRegister['party']>;
  readonly table: StoredTable;
  /** Fields by which a row is known again, the first that it has; each is a column of the sheet and of the table. */
  readonly knownBy: readonly { key: string; column: string }[];
  /** What a new record has where the sheet says nothing. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** What a record is called. */
  readonly nameOf: (record: StoredRecord) => string;
  readonly namesOf: (record: StoredRecord) => NamedParty;
  /** Where a code stays doubted, the stored field for the reason. */
  readonly reasonOf?: (record: StoredRecord) => { field: string; needed: boolean };
  /** Faults of a whole row. */
  readonly faultsOf: (record: StoredRecord, row: ImportRow) => RowFault[];
  /** Reads what rows refer to. */
  readonly readGround?: (
    db: ZoneDb,
    rows: readonly ImportRow[],
    ids: ReadonlyMap<number, string>,
  ) => Promise<PlaceGround>;
  /** After everything was written. */
  readonly checkWritten?: (tx: ZoneDb, ids: readonly string[]) => Promise<void>;
}

const nothing: PlaceGround = () => ({ values: {}, faults: [] });

/** A register of places or institutions that takes sheets. */
export function openPlaceRegister(register: PlaceRegister): SheetRegister {
  const { id, titleKey, permission, columns, keyColumns, reasonColumn, party, table } = register;
  return {
    ...{ id, titleKey, permission, columns, keyColumns, party },
    ...(reasonColumn === undefined ? {} : { reasonColumn }),
    examine: (db, rows, context) => examine(register, db, { rows, context }),
    commit: (tx, rows, context) => commit(register, tx, { rows, context }),
    builtOn: mergesBuiltOn,
    async hold(tx, ids) {
      await lockParties(tx, ids);
      await lockPlaceRecords(tx, table, ids);
    },
    async snapshot(db, ids) {
      const records = await listPlaceRecords(db, { table, by: 'id', values: ids });
      return new Map(records.map(({ id: subject, ...fields }) => [subject, fields]));
    },
    undo: (tx, records, context) => undo(register, tx, { records, context }),
  };
}

/** Decimals as the database gives them back, so that 100.5 is no change of 100.50. */
function storedText(value: CellValue, type: string): string | null {
  if (value === null || value === '') return null;
  const text = String(value);
  if (type === 'numeric(9,6)') return longitudeText.parse(text);
  return type.endsWith(',2)') ? textOfHundredths(hundredthsOf(text)) : text;
}

interface Merged {
  known: StoredRecord | undefined;
  record: StoredRecord;
  faults: RowFault[];
}

async function mergeRows(
  register: PlaceRegister,
  db: ZoneDb,
  { rows, emptyClears }: { rows: readonly ImportRow[]; emptyClears: boolean },
): Promise<Map<number, Merged>> {
  const { table, knownBy } = register;
  const found = new Map<string, StoredRecord[]>();
  for (const { key, column } of knownBy) {
    const values = rows.flatMap((row) => (typeof row.values[key] === 'string' ? [row.values[key] as string] : []));
    for (const record of await listPlaceRecords(db, { table, by: column, values })) {
      const told = `${key} ${record[key]}`;
      found.set(told, [...(found.get(told) ?? []), record]);
    }
  }
  const holder = ({ values }: ImportRow): StoredRecord | undefined => {
    for (const { key } of knownBy) {
      const same = typeof values[key] === 'string' ? (found.get(`${key} ${values[key]}`) ?? []) : [];
      if (same.length === 1) return same[0];
      if (same.length > 1) return undefined;
    }
    return undefined;
  };
  const ids = new Map(rows.map((row) => [row.rowNumber, holder(row)?.id ?? randomUUIDv7()]));
  const ground = (await register.readGround?.(db, rows, ids)) ?? nothing;
  return new Map(
    rows.map((row) => {
      const known = holder(row);
      const { values: others, faults } = ground(row);
      const told = Object.fromEntries(
        table.fields.flatMap(({ key, type }) => {
          const value = key in others ? (others[key] ?? null) : row.values[key];
          if (value === undefined) return [];
          const stored = storedText(value, type);
          return stored === null && known !== undefined && !emptyClears ? [] : [[key, stored]];
        }),
      );
      const empty = Object.fromEntries(table.fields.map(({ key }) => [key, null]));
      const record = { ...empty, ...known, ...told, id: ids.get(row.rowNumber) ?? '' } as StoredRecord;
      for (const [key, value] of Object.entries(register.defaults ?? {})) record[key] ??= value;
      const reason = register.reasonOf?.(record);
      if (reason !== undefined)
        record[reason.field] = reason.needed ? (row.reason ?? record[reason.field] ?? null) : null;
      return [row.rowNumber, { known, record, faults }];
    }),
  );
}

async function examine(
  register: PlaceRegister,
  db: ZoneDb,
  { rows, context }: { rows: readonly ImportRow[]; context: ImportContext },
): Promise<RowVerdict[]> {
  const merged = await mergeRows(register, db, { rows, emptyClears: context.emptyClears });
  return rows.map((row): RowVerdict => {
    const { known, record, faults: others } = merged.get(row.rowNumber) as Merged;
    const faults = [...others, ...register.faultsOf(record, row)];
    const subject = known === undefined ? {} : { subject: { id: known.id, name: register.nameOf(known) } };
    if (faults.some(({ severity }) => severity === 'error')) return { action: 'reject', ...subject, faults };
    if (known === undefined) return { action: 'add', faults };
    const changes = register.table.fields
      .filter(({ key }) => known[key] !== record[key] && register.columns.some((column) => column.key === key))
      .map(({ key }) => ({ column: key, before: known[key] ?? null, after: record[key] ?? null }));
    const differs = register.table.fields.some(({ key }) => known[key] !== record[key]);
    return differs ? { action: 'change', ...subject, changes, faults } : { action: 'same', ...subject, faults };
  });
}

async function commit(
  register: PlaceRegister,
  tx: ZoneDb,
  { rows, context }: { rows: readonly AcceptedRow[]; context: ImportContext },
): Promise<ImportRecord[]> {
  const { table } = register;
  const subjects = rows.flatMap(({ verdict }) => verdict.subject?.id ?? []);
  await lockPlaceRecords(tx, table, subjects);
  const merged = await mergeRows(register, tx, { rows, emptyClears: context.emptyClears });
  const all = rows.map((row) => ({ row, ...(merged.get(row.rowNumber) as Merged) }));
  const at = context.now.toString({ fractionalSecondDigits: 3 });
  const [added, changed] = [all.filter(({ known }) => !known), all.filter(({ known }) => known)];
  const stored = await addPlaceRecords(
    tx,
    { table, ...context, at },
    added.map(({ record }) => record),
  );
  const updated = await updatePlaceRecords(
    tx,
    table,
    changed.map(({ record }) => record),
  );
  const missed = rows.length - stored - updated;
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  const records = all.map(({ record }) => record);
  await register.checkWritten?.(
    tx,
    records.map(({ id }) => id),
  );
  await writeNames(tx, context.zoneId, records.map(register.namesOf), { soon: true });
  return all.map(({ row: { rowNumber }, known, record: { id: subjectId, ...after } }): ImportRecord => {
    if (known === undefined) return { rowNumber, subjectId, action: 'add', before: null, after };
    const keys = Object.keys(after).filter((key) => known[key] !== after[key]);
    const pick = (from: Record<string, string | null>) =>
      Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
    return { rowNumber, subjectId, action: 'change', before: pick(known), after: pick(after) };
  });
}

async function undo(
  register: PlaceRegister,
  tx: ZoneDb,
  { records, context }: { records: readonly ImportRecord[]; context: ImportContext },
): Promise<void> {
  const { table } = register;
  const withdrawn = records.filter(({ action }) => action === 'add').map(({ subjectId }) => subjectId);
  await withdrawPlaceRecords(tx, table, withdrawn);
  await removeNames(tx, withdrawn);
  const befores = new Map(
    records.flatMap(({ action, subjectId, before }) => (action === 'change' ? [[subjectId, before]] : [])),
  );
  const standing = await listPlaceRecords(tx, { table, by: 'id', values: [...befores.keys()] });
  const restored = standing.map((record) => ({ ...record, ...befores.get(record.id) }) as StoredRecord);
  await updatePlaceRecords(tx, table, restored);
  // A name that the sheet brought was a slip: it does not stay as a former one.
  await writeNames(
    tx,
    context.zoneId,
    restored.map((record) => ({ ...register.namesOf(record), mistaken: true })),
  );
}
