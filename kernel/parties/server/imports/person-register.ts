import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  ImportRow,
  RowVerdict,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import { doubtsOfIdNumber } from '../../contract/person-id-number.ts';
import { mergesBuiltOn } from '../merging/follow-merges.ts';
import { lockParties } from '../merging/store/parties.ts';
import { digestsOf, type PlainPerson, sealPerson } from '../persons/seal-person.ts';
import words from './domain/person-words.json' with { type: 'json' };
import { addPersons, listHolders, listSealed, withdrawPersons } from './store/persons.ts';

const columns: readonly ImportColumn[] = [
  {
    ...{ key: 'name', labelKey: 'parties:import.columns.personName', type: 'text', required: true, personal: true },
    limits: { minLength: 2, maxLength: 60 },
    aliases: words.headings.name,
  },
  {
    ...{ key: 'mobile', labelKey: 'parties:import.columns.mobile', type: 'code', personal: true },
    limits: { length: 11 },
    aliases: words.headings.mobile,
  },
  {
    ...{ key: 'idNumber', labelKey: 'parties:import.columns.idNumber', type: 'code', personal: true },
    limits: { length: 18 },
    aliases: words.headings.idNumber,
  },
  {
    ...{ key: 'email', labelKey: 'parties:import.columns.email', type: 'text', personal: true },
    limits: { maxLength: 120 },
    aliases: words.headings.email,
  },
];

/**
 * Persons from sheets, only ever added: whoever has one of the numbers already is left as he or she is, because comparing
 * with what stands sealed would tell it. All fields are kept as ciphertext under the person's own key, in the records of the batch too.
 */
export const personRegister: SheetRegister = {
  id: 'parties.person',
  titleKey: 'parties:import.persons',
  permission: 'parties:person.register',
  columns,
  keyColumns: ['mobile', 'idNumber'],
  mostRows: 5_000,
  party: { kind: 'person', ownTables: [] },
  examine,
  commit,
  builtOn: mergesBuiltOn,
  async hold(tx, ids) {
    await lockParties(tx, ids);
  },
  async snapshot(db, ids) {
    return new Map((await listSealed(db, ids)).map(({ id, ...fields }) => [id, { ...fields }]));
  },
  undo: (tx, records) =>
    withdrawPersons(
      tx,
      records.map(({ subjectId }) => subjectId),
    ),
};

function plainOf({ values }: ImportRow): PlainPerson {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : null);
  return {
    name: text('name'),
    mobile: text('mobile'),
    idNumber: text('idNumber'),
    email: text('email')?.toLowerCase() ?? null,
  };
}

async function examine(
  db: ZoneDb,
  rows: readonly ImportRow[],
  { keys, zoneId, today }: ImportContext,
): Promise<RowVerdict[]> {
  const digests = rows.map((row) => digestsOf(keys, zoneId, plainOf(row)));
  const holders = await listHolders(
    db,
    digests.flatMap(({ mobileDigest }) => mobileDigest ?? []),
    digests.flatMap(({ idNumberDigest }) => idNumberDigest ?? []),
  );
  const byMobile = new Map(holders.map(({ id, mobileDigest }) => [mobileDigest?.toString('hex'), id]));
  const byIdNumber = new Map(holders.map(({ id, idNumberDigest }) => [idNumberDigest?.toString('hex'), id]));
  return rows.map((row, at) => {
    const { mobileDigest, idNumberDigest } = digests[at] ?? { mobileDigest: null, idNumberDigest: null };
    const found = [
      mobileDigest === null ? undefined : byMobile.get(mobileDigest.toString('hex')),
      idNumberDigest === null ? undefined : byIdNumber.get(idNumberDigest.toString('hex')),
    ].filter((id) => id !== undefined);
    const faults = faultsOf(plainOf(row), today);
    if (new Set(found).size > 1) faults.push(fault('import.twoPersons', 'mobile', 'error'));
    if (faults.some(({ severity }) => severity === 'error')) return { action: 'reject', faults };
    return found.length === 0
      ? { action: 'add', faults }
      : { action: 'same', faults: [fault('import.personKnown', null, 'notice')] };
  });
}

function fault(code: string, column: string | null, severity: RowFault['severity']): RowFault {
  return { column, code: `parties:${code}`, params: {}, severity, proposal: null };
}

function faultsOf({ mobile, idNumber, email }: PlainPerson, today: string): RowFault[] {
  const faults: RowFault[] = [];
  if (mobile && !/^1\d{10}$/.test(mobile)) faults.push(fault('import.mobileForm', 'mobile', 'error'));
  if (email && !z.email().safeParse(email).success) faults.push(fault('import.emailForm', 'email', 'error'));
  if (!idNumber) return faults;
  if (!/^\d{17}[\dX]$/.test(idNumber)) faults.push(fault('import.idNumberForm', 'idNumber', 'error'));
  else if (doubtsOfIdNumber(idNumber, today).length > 0)
    faults.push(fault('import.idNumberDoubted', 'idNumber', 'notice'));
  return faults;
}

async function commit(tx: ZoneDb, rows: readonly AcceptedRow[], context: ImportContext): Promise<ImportRecord[]> {
  const { keys, zoneId, today } = context;
  const sealed = rows.map((row) => sealPerson(keys, { zoneId, id: randomUUIDv7(), today }, plainOf(row)));
  const at = context.now.toString({ fractionalSecondDigits: 3 });
  const missed = rows.length - (await addPersons(tx, { ...context, at }, sealed));
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  return rows.flatMap(({ rowNumber }, place) => {
    const person = sealed[place];
    if (person === undefined) return [];
    const { id, name, mobile, idNumber, email } = person;
    return [{ rowNumber, subjectId: id, action: 'add', before: null, after: { name, mobile, idNumber, email } }];
  });
}
