import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  ImportRow,
  RowVerdict,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import { isOverlap } from './assign-officers.ts';
import { officerColumns } from './officer-columns.ts';
import { findFirmsMeant } from './store/meant-firms.ts';
import { staffOn } from './store/staff.ts';
import { addTerms, listTermsById, lockTerms, type NewTerm, takeBackTerms } from './store/terms.ts';

/** Officers and deputies from sheets: firms and projects that nobody serves yet; who serves is replaced on the page. */
export const officerRegister: SheetRegister = {
  id: 'visits.officer',
  titleKey: 'visits:officers.title',
  permission: 'visits:officers.assign',
  columns: officerColumns,
  keyColumns: [],
  async examine(db, rows, { today }) {
    return (await judge(db, rows, today)).map(({ verdict }) => verdict);
  },
  commit,
  async snapshot(db, ids) {
    return new Map((await listTermsById(db, ids)).map(({ id, ...fields }) => [id, { ...fields }]));
  },
  async undo(tx, records, { accountId, now }) {
    // One row may have written the deputy too, which goes with the officer.
    const ids = records.flatMap(({ subjectId, after }) => [subjectId, ...deputyOf(after)]);
    const at = now.toString({ fractionalSecondDigits: 3 });
    const missed = ids.length - (await takeBackTerms(tx, ids, { by: accountId, at }));
    if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  },
};

const deputyOf = (after: ImportRecord['after']) => (typeof after.deputyTermId === 'string' ? [after.deputyTermId] : []);

interface Judged {
  terms: NewTerm[];
  verdict: RowVerdict;
}

const fault = (text: string, column: string, params: RowFault['params'] = {}): RowFault => ({
  ...{ column, code: `visits:officers.faults.${text}`, params, severity: 'error', proposal: null },
});

/** A verdict for each row: the firm and the people are known, and nobody serves the firm from that day on. */
async function judge(db: ZoneDb, rows: readonly ImportRow[], today: string): Promise<Judged[]> {
  const firms = await findFirmsMeant(
    db,
    rows.map(({ values }) => String(values.firm ?? '')),
  );
  const staff = Map.groupBy((await staffOn(db, today)).values(), ({ name }) => name);
  const read = rows.map((row) => readRow(row, { firms, staff }));
  const taken = new Set<string>();
  for (const [project, some] of Map.groupBy(read, ({ terms }) => terms[0]?.project ?? '')) {
    const firmIds = some.flatMap(({ terms }) => terms[0]?.firmId ?? []);
    const standing = await lockTerms(db, { firmIds, project, day: '0001-01-01' });
    for (const { firmId, endsOn } of standing) if (endsOn === null) taken.add(`${firmId} ${project}`);
  }
  return read.map((one): Judged => {
    const [first] = one.terms;
    if (first === undefined) return one;
    const lane = `${first.firmId} ${first.project}`;
    if (taken.has(lane)) {
      return { terms: [], verdict: { action: 'reject', faults: [fault('served', 'firm')] } };
    }
    taken.add(lane);
    return one;
  });
}

function readRow(
  { values }: ImportRow,
  {
    firms,
    staff,
  }: {
    firms: ReadonlyMap<string, readonly string[]>;
    staff: ReadonlyMap<string, readonly { staffId: string }[]>;
  },
): Judged {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key].trim() : '');
  const [firmId, otherFirm] = firms.get(text('firm')) ?? [];
  const faults: RowFault[] = [];
  if (firmId === undefined) faults.push(fault('firmUnknown', 'firm'));
  if (otherFirm !== undefined) faults.push(fault('firmAmbiguous', 'firm'));
  const person = (column: 'officer' | 'deputy') => {
    const [one, other] = staff.get(text(column)) ?? [];
    if (one === undefined && text(column) !== '') faults.push(fault('staffUnknown', column));
    if (other !== undefined) faults.push(fault('staffAmbiguous', column));
    return one?.staffId;
  };
  const [officer, deputy] = [person('officer'), person('deputy')];
  if (officer !== undefined && officer === deputy) faults.push(fault('twice', 'deputy'));
  if (firmId === undefined || officer === undefined || faults.length > 0) {
    return { terms: [], verdict: { action: 'reject', faults } };
  }
  const lane = { firmId, project: text('project'), startsOn: text('startsOn'), endsOn: null };
  const terms: NewTerm[] = [{ id: randomUUIDv7(), ...lane, part: 'officer', staffId: officer }];
  if (deputy !== undefined) terms.push({ id: randomUUIDv7(), ...lane, part: 'deputy', staffId: deputy });
  return { terms, verdict: { action: 'add', faults } };
}

async function commit(tx: ZoneDb, rows: readonly AcceptedRow[], context: ImportContext): Promise<ImportRecord[]> {
  const judged = await judge(tx, rows, context.today);
  const missed = judged.filter(({ terms }) => terms.length === 0).length;
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  const made = {
    ...{ zoneId: context.zoneId, by: context.accountId },
    at: context.now.toString({ fractionalSecondDigits: 3 }),
  };
  try {
    await addTerms(
      tx,
      made,
      judged.flatMap(({ terms }) => terms),
    );
  } catch (error) {
    // Somebody assigned the firm since; only the database can tell for two at once.
    if (isOverlap(error)) throw new AppError('sheets.registerChanged', { count: 1 });
    throw error;
  }
  return judged.flatMap(({ terms: [officer, deputy] }, place): ImportRecord[] => {
    if (officer === undefined) return [];
    const { id, ...after } = officer;
    const rowNumber = rows[place]?.rowNumber ?? 0;
    const told = { ...after, deputyTermId: deputy?.id ?? null, deputyId: deputy?.staffId ?? null };
    return [{ rowNumber, subjectId: id, action: 'add', before: null, after: told }];
  });
}
