import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  ImportRow,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import words from './domain/import-words.json' with { type: 'json' };
import { stateAfter } from './domain/measure-states.ts';
import { type JudgedMeasure, judgeMeasures } from './judge-rows.ts';
import { timeOf } from './require-caller.ts';
import { departmentsOn } from './store/departments.ts';
import { listAspects, listDocuments, lockDocument, writeAspects } from './store/documents.ts';
import { addAct, addMeasures, changeMeasure, lockMeasure, setStanding } from './store/measures.ts';
import { listActedOn, listStanding } from './store/standing.ts';

const headings: Readonly<Record<string, readonly string[]>> = words.headings;
const examples: Readonly<Record<string, string>> = words.examples;
const long = (maxLength: number, minLength = 1) => ({ minLength, maxLength });
const told: readonly Omit<ImportColumn, 'labelKey'>[] = [
  { key: 'documentNumber', type: 'text', required: true, limits: long(60, 2) },
  { key: 'aspect', type: 'text', limits: long(200) },
  { key: 'title', type: 'text', required: true, limits: long(300, 2) },
  { key: 'content', type: 'text', limits: long(2000) },
  { key: 'lead', type: 'text', required: true, limits: long(60, 2) },
  { key: 'cooperating', type: 'text', limits: long(600) },
  { key: 'dueOn', type: 'date', required: true },
  { key: 'reason', type: 'text', limits: long(500, 2) },
];
const hinted = ['documentNumber', 'aspect', 'lead', 'cooperating'];

/** Columns of a sheet of measures; those that an export has bear the same headings. */
const columns: readonly ImportColumn[] = told.map((column) => ({
  ...{ ...column, labelKey: `visits:measures.columns.${column.key}`, aliases: headings[column.key] ?? [] },
  ...(hinted.includes(column.key) ? { hintKey: `visits:measures.import.hints.${column.key}` } : {}),
  ...(examples[column.key] === undefined ? {} : { example: examples[column.key] ?? '' }),
}));

type Committing = ImportContext & { batchId: string };

/** Measures of documents from sheets; the documents themselves are entered before. */
export const measureRegister: SheetRegister = {
  id: 'visits.measure',
  titleKey: 'visits:measures.import.title',
  permission: 'visits:measure.edit',
  columns,
  keyColumns: [],
  reasonColumn: 'reason',
  async examine(db, rows, context) {
    return (await judge(db, rows, context)).map(({ verdict }) => verdict);
  },
  commit,
  async snapshot(db, ids) {
    const standing = (await listStanding(db)).filter(({ id }) => ids.includes(id));
    return new Map(standing.map(({ id, state: _, ...fields }) => [id, plain(fields)]));
  },
  async builtOn(db, ids) {
    const acted = await listActedOn(db, ids);
    return acted.map((subjectId) => ({ subjectId, what: 'visits:measures.import.builtOn', params: {} }));
  },
  undo,
};

const plain = <T extends { cooperatingIds: readonly string[] }>(fields: T) => ({
  ...fields,
  cooperatingIds: [...fields.cooperatingIds].sort(),
});

async function judge(db: ZoneDb, rows: readonly ImportRow[], { today }: ImportContext): Promise<JudgedMeasure[]> {
  return judgeMeasures(rows, {
    documents: await listDocuments(db, { today }),
    departments: [...(await departmentsOn(db, today)).values()],
    measures: await listStanding(db),
    stateWords: (state) => zh.measures.states[state],
  });
}

async function commit(tx: ZoneDb, rows: readonly AcceptedRow[], context: Committing): Promise<ImportRecord[]> {
  const seen = await judge(tx, rows, context);
  const documentIds = [...new Set(seen.flatMap(({ told: one }) => one?.documentId ?? []))].sort();
  // Judged once more behind the locks: what somebody entered in the meantime stands in the way.
  for (const id of documentIds) await lockDocument(tx, id);
  const judged = await judge(tx, rows, context);
  const missed = judged.filter(({ told: one }) => one === undefined).length;
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  const aspectOf = await keepAspects(tx, judged, context);
  const records: ImportRecord[] = [];
  for (const [place, { told: one, standing }] of judged.entries()) {
    const row = rows[place];
    if (one === undefined || row === undefined) continue;
    const { aspect, documentId, ...rest } = one;
    const fields = { ...rest, aspectId: aspect === null ? null : (aspectOf.get(`${documentId} ${aspect}`) ?? null) };
    const { rowNumber } = row;
    if (standing === undefined) {
      const id = randomUUIDv7();
      await addMeasures(tx, context, [{ id, documentId, ...fields }]);
      records.push({ rowNumber, subjectId: id, action: 'add', before: null, after: plain(one) });
    } else {
      const { id, state: _, ...before } = standing;
      await amend(tx, { id, fields, before: plain(before), reason: row.reason ?? '' }, context);
      records.push({ rowNumber, subjectId: id, action: 'change', before: plain(before), after: plain(one) });
    }
  }
  return records;
}

/** Adds the aspects that documents do not have yet; ids by document and title. */
async function keepAspects(
  tx: ZoneDb,
  judged: readonly JudgedMeasure[],
  { zoneId }: ImportContext,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const told_ = judged.flatMap(({ told: one }) => one ?? []);
  for (const [documentId, rows] of Map.groupBy(told_, (one) => one.documentId)) {
    const known = await listAspects(tx, documentId);
    for (const { id, title } of known) ids.set(`${documentId} ${title}`, id);
    const titles = new Set(
      rows.flatMap(({ aspect }) => aspect ?? []).filter((one) => !ids.has(`${documentId} ${one}`)),
    );
    const added = [...titles].map((title, place) => ({
      id: randomUUIDv7(),
      position: known.length + place + 1,
      title,
    }));
    for (const { id, title } of added) ids.set(`${documentId} ${title}`, id);
    if (added.length > 0) await writeAspects(tx, { zoneId, documentId }, added);
  }
  return ids;
}

interface Amendment {
  id: string;
  fields: Parameters<typeof changeMeasure>[2];
  before: Readonly<Record<string, unknown>>;
  reason: string;
}

async function amend(
  tx: ZoneDb,
  { id, fields, before, reason }: Amendment,
  { zoneId, accountId, now }: Committing,
): Promise<void> {
  const locked = await lockMeasure(tx, id);
  // What is done or dropped by now is not amended, not even to give it back what stood before.
  const state = locked === undefined ? undefined : stateAfter(locked.state, 'amend');
  if (locked === undefined || state === undefined) throw new AppError('sheets.registerChanged', { count: 1 });
  await changeMeasure(tx, { zoneId, id }, fields);
  const act = { id: randomUUIDv7(), number: locked.seen + 1, kind: 'amend' as const, text: reason, files: 0 };
  const by = { by: accountId, at: timeOf(now), before };
  await addAct(tx, { zoneId, measureId: id, state }, { ...act, ...by });
}

/** Takes added measures off the register and gives changed ones back what stood before, by an act of its own. */
async function undo(tx: ZoneDb, records: readonly ImportRecord[], context: Committing): Promise<void> {
  const added = records.flatMap(({ action, subjectId }) => (action === 'add' ? [subjectId] : []));
  const gone = added.length === 0 ? 0 : await setStanding(tx, added, false);
  if (gone < added.length) throw new AppError('sheets.registerChanged', { count: added.length - gone });
  const standing = new Map((await listStanding(tx)).map((one) => [one.id, one]));
  for (const { action, subjectId, before } of records) {
    if (action !== 'change' || before === null) continue;
    const now = standing.get(subjectId);
    if (now === undefined) throw new AppError('sheets.registerChanged', { count: 1 });
    const { id, state: _, ...there } = now;
    const fields = await fieldsBefore(tx, { ...there, ...before } as typeof there);
    await amend(tx, { id, fields, before: plain(there), reason: zh.measures.import.undone }, context);
  }
}

async function fieldsBefore(
  tx: ZoneDb,
  { aspect, documentId, ...fields }: Omit<Awaited<ReturnType<typeof listStanding>>[number], 'id' | 'state'>,
) {
  const known = await listAspects(tx, documentId);
  return { ...fields, aspectId: known.find(({ title }) => title === aspect)?.id ?? null };
}
