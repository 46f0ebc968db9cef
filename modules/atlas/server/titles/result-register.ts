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
import { titleOutcome } from '../../contract/own-title.ts';
import { lockTitle, readTitles } from '../store/own-titles.ts';
import { addResults, listStandingResults, takeBackResults } from '../store/title-evidence.ts';
import words from './domain/title-words.json' with { type: 'json' };
import { type JudgedResult, judgeResults } from './judge-results.ts';

const headings: Readonly<Record<string, readonly string[]>> = words.headings;
const outcomes: Readonly<Record<string, readonly string[]>> = words.outcomes;

const labelled = (columns: readonly Omit<ImportColumn, 'labelKey'>[]): ImportColumn[] =>
  columns.map((column) => ({
    ...column,
    labelKey: `atlas:titles.columns.${column.key}`,
    aliases: headings[column.key] ?? [],
  }));

const resultColumns = labelled([
  { key: 'title', type: 'text', required: true, limits: { minLength: 2, maxLength: 120 }, example: words.example },
  { key: 'year', type: 'integer', required: true, limits: { min: 1980, max: 2100 } },
  {
    ...{ key: 'outcome', type: 'choice', required: true },
    choices: titleOutcome.options.map((code) => ({
      code,
      labelKey: `atlas:titles.outcomes.${code}`,
      aliases: outcomes[code] ?? [],
    })),
  },
  { key: 'place', type: 'integer', limits: { min: 1, max: 100_000 } },
  { key: 'decidedOn', type: 'date' },
  { key: 'documentNumber', type: 'text', limits: { minLength: 2, maxLength: 60 } },
  { key: 'note', type: 'text', limits: { minLength: 1, maxLength: 300 } },
]);

/** Yearly results of the zone's titles, from sheets: a year that has one already is corrected on the title's page. */
export const resultRegister: SheetRegister = {
  id: 'atlas.titleResult',
  titleKey: 'atlas:titles.results',
  permission: 'atlas:title.edit',
  columns: resultColumns,
  keyColumns: [],
  async examine(db, rows) {
    return (await judge(db, rows)).map(({ verdict }) => verdict);
  },
  commit,
  async snapshot(db, ids) {
    const standing = await listStandingResults(db, ids);
    return new Map(standing.map(({ id, ...fields }) => [id, { ...fields }]));
  },
  async undo(tx, records, { now }) {
    const ids = records.map(({ subjectId }) => subjectId);
    const taken = await takeBackResults(tx, ids, now.toString({ fractionalSecondDigits: 3 }));
    if (taken !== ids.length) throw new AppError('sheets.registerChanged', { count: ids.length - taken });
  },
};

async function judge(db: ZoneDb, rows: readonly ImportRow[]): Promise<JudgedResult[]> {
  return judgeResults(rows, await readTitles(db));
}

async function commit(
  tx: ZoneDb,
  rows: readonly AcceptedRow[],
  { zoneId, accountId, now }: ImportContext & { batchId: string },
): Promise<ImportRecord[]> {
  // In one order, so that two imports of the same titles never wait for each other; then judged behind the locks.
  const first = await judge(tx, rows);
  const titles = [...new Set(first.flatMap(({ result }) => result?.titleId ?? []))].toSorted();
  for (const id of titles) await lockTitle(tx, id);
  const results = (await judge(tx, rows)).flatMap(({ result }) =>
    result === undefined ? [] : [{ ...result, id: randomUUIDv7() }],
  );
  if (results.length !== rows.length) {
    throw new AppError('sheets.registerChanged', { count: rows.length - results.length });
  }
  await addResults(tx, { zoneId, by: accountId, at: now.toString({ fractionalSecondDigits: 3 }) }, results);
  return results.map(({ id, titleId, year, outcome, place, decidedOn, documentNumber, note }, index) => ({
    ...{ rowNumber: rows[index]?.rowNumber ?? 0, subjectId: id, action: 'add', before: null },
    after: {
      ...{ title_id: titleId, year, outcome, place, note },
      ...{ decided_on: decidedOn, document_number: documentNumber },
    },
  }));
}
