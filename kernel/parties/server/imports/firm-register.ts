import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  ImportRow,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import { type FirmImportUndone, type FirmsImported, firmImportUndone, firmsImported } from '../../contract/events.ts';
import { doubtsOfCreditCode } from '../../contract/social-credit-code.ts';
import { mergesBuiltOn } from '../merging/follow-merges.ts';
import { lockParties } from '../merging/store/parties.ts';
import type { NamedParty } from '../names/domain/named-party.ts';
import { firmNames } from '../names/firm-names.ts';
import { removeNames, writeNames } from '../names/write-names.ts';
import { examineFirms } from './examine-firms.ts';
import { firmColumns } from './firm-columns.ts';
import { type FirmFields, foldName, newFirm, type StandingFirm, spellingsOf } from './firm-fields.ts';
import {
  addFirms,
  listFirmsByCode,
  listFirmsById,
  listFirmsByName,
  lockFirms,
  updateFirms,
  withdrawFirms,
} from './store/firms.ts';

/** Firms from sheets: known again by their credit code, or by their name where they have none. */
export const firmRegister: SheetRegister = {
  id: 'parties.firm',
  titleKey: 'parties:firms.title',
  permission: 'parties:firm.register',
  columns: firmColumns,
  keyColumns: ['socialCreditCode'],
  reasonColumn: 'codeExceptionReason',
  party: { kind: 'firm', ownTables: ['parties.party_name'] },
  examine,
  commit,
  builtOn: mergesBuiltOn,
  async hold(tx, ids) {
    await lockParties(tx, ids);
    await lockFirms(tx, ids);
  },
  async snapshot(db, ids) {
    const firms = await listFirmsById(db, ids);
    return new Map(firms.map(({ id, ...fields }) => [id, { ...fields }]));
  },
  undo,
};

async function examine(db: ZoneDb, rows: readonly ImportRow[], context: ImportContext) {
  const codes = rows.flatMap(({ values }) =>
    typeof values.socialCreditCode === 'string' ? values.socialCreditCode : [],
  );
  const names = rows.flatMap(({ values }) => spellingsOf(String(values.name)));
  const holders = await listFirmsByCode(db, codes);
  const namesakes = await listFirmsByName(db, [...new Set(names)]);
  const byCode = new Map(
    holders.flatMap((firm) => (firm.socialCreditCode === null ? [] : [[firm.socialCreditCode, firm]])),
  );
  return examineFirms(rows, { byCode, byName: Map.groupBy(namesakes, ({ name }) => foldName(name)) }, context);
}

type Committing = ImportContext & { batchId: string };

async function commit(tx: ZoneDb, rows: readonly AcceptedRow[], context: Committing): Promise<ImportRecord[]> {
  const added = rows.filter(({ verdict }) => verdict.action === 'add').map((row) => ({ row, firm: firmOf(row) }));
  const changed = await changedFirms(
    tx,
    rows.filter(({ verdict }) => verdict.action === 'change'),
  );
  const at = context.now.toString({ fractionalSecondDigits: 3 });
  const firms = added.map(({ firm }) => firm);
  const stored = firms.length === 0 ? 0 : await addFirms(tx, { ...context, at }, firms);
  const updated =
    changed.length === 0
      ? 0
      : await updateFirms(
          tx,
          changed.map(({ after }) => after),
        );
  const missed = rows.length - stored - updated;
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  const given = new Map(rows.map(({ rowNumber, values }) => [rowNumber, formerNames(values.formerNames)]));
  const named = [
    ...added.map(({ row, firm }) => namesOf(firm, { former: given.get(row.rowNumber), short: true })),
    ...changed.map(({ row, before, after }) =>
      namesOf(after, { former: given.get(row.rowNumber), short: before.shortName !== after.shortName }),
    ),
  ];
  await writeNames(tx, context.zoneId, named, { soon: true });
  const payload: FirmsImported = { batchId: context.batchId, added: stored, changed: updated };
  await appendEvent(tx, { zoneId: context.zoneId, name: firmsImported.name, payload });
  return [...added.map(({ row, firm }) => addRecord(row, firm)), ...changed.map(changeRecord)];
}

function firmOf(row: AcceptedRow): StandingFirm {
  return { id: randomUUIDv7(), ...newFirm(row, keptReason(row)) };
}

/** A reason is kept of a firm only beside a code that is doubted. */
function keptReason({ values, reason }: ImportRow): string | null {
  const code = values.socialCreditCode;
  return typeof code === 'string' && doubtsOfCreditCode(code).length > 0 ? reason : null;
}

interface ChangedFirm {
  row: AcceptedRow;
  before: StandingFirm;
  after: StandingFirm;
}

async function changedFirms(tx: ZoneDb, rows: readonly AcceptedRow[]): Promise<ChangedFirm[]> {
  const ids = rows.flatMap(({ verdict }) => verdict.subject?.id ?? []);
  await lockFirms(tx, ids);
  const standing = new Map((await listFirmsById(tx, ids)).map((firm) => [firm.id, firm]));
  return rows.flatMap((row) => {
    const before = standing.get(row.verdict.subject?.id ?? '');
    if (before === undefined) return [];
    const changes = Object.fromEntries((row.verdict.changes ?? []).map(({ column, after }) => [column, after]));
    const after: StandingFirm = { ...before, ...changes };
    const reason = after.socialCreditCode === before.socialCreditCode ? before.codeExceptionReason : keptReason(row);
    return [{ row, before, after: { ...after, codeExceptionReason: reason } }];
  });
}

function formerNames(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return value
    .split(/[、;；\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

interface OtherNames {
  former?: readonly string[] | undefined;
  /** The short name is written too; a firm may have others, which stay where the sheet says nothing. */
  short: boolean;
}

function namesOf(firm: StandingFirm, { former = [], short }: OtherNames): NamedParty {
  const named = firmNames(firm);
  return {
    ...named,
    names: [
      ...named.names,
      ...(short ? [{ kind: 'short' as const, name: firm.shortName ?? '' }] : []),
      ...former.map((name) => ({ kind: 'former' as const, name })),
    ],
  };
}

function addRecord({ rowNumber }: AcceptedRow, { id, ...fields }: StandingFirm): ImportRecord {
  return { rowNumber, subjectId: id, action: 'add', before: null, after: { ...fields } };
}

function changeRecord({ row, before, after }: ChangedFirm): ImportRecord {
  const differing = (Object.keys(after) as (keyof StandingFirm)[]).filter((key) => before[key] !== after[key]);
  const pick = (firm: StandingFirm) => Object.fromEntries(differing.map((key) => [key, firm[key]]));
  return { rowNumber: row.rowNumber, subjectId: after.id, action: 'change', before: pick(before), after: pick(after) };
}

async function undo(tx: ZoneDb, records: readonly ImportRecord[], context: Committing): Promise<void> {
  const withdrawn = records.filter(({ action }) => action === 'add').map(({ subjectId }) => subjectId);
  const restored = records.filter(({ action }) => action === 'change');
  await withdrawFirms(tx, withdrawn);
  await removeNames(tx, withdrawn);
  const standing = await listFirmsById(
    tx,
    restored.map(({ subjectId }) => subjectId),
  );
  const befores = new Map(restored.map(({ subjectId, before }) => [subjectId, before as Partial<FirmFields> | null]));
  const firms = standing.map((firm) => ({ ...firm, ...befores.get(firm.id) }));
  if (firms.length > 0) await updateFirms(tx, firms);
  // A name that the sheet brought was a slip: it does not stay as a former one.
  await writeNames(
    tx,
    context.zoneId,
    firms.map((firm) => ({
      ...namesOf(firm, { short: befores.get(firm.id)?.shortName !== undefined }),
      mistaken: true,
    })),
  );
  const payload: FirmImportUndone = { batchId: context.batchId, withdrawn: withdrawn.length, restored: firms.length };
  await appendEvent(tx, { zoneId: context.zoneId, name: firmImportUndone.name, payload });
}
