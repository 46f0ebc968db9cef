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
import { comparison, criterionKind, titleUnit } from '../../contract/own-title.ts';
import { addCriteria, lockTitle, raiseRevision, readTitles, withdrawCriteria } from '../store/own-titles.ts';
import { listProved, listStandingCriteria } from '../store/taken-back-titles.ts';
import words from './domain/title-words.json' with { type: 'json' };
import { judgeCriteria } from './judge-criteria.ts';

const headings: Readonly<Record<string, readonly string[]>> = words.criterionHeadings;
const choices = (codes: readonly string[], labels: (code: string) => string) =>
  codes.map((code) => ({ code, labelKey: labels(code) }));

const told: readonly Omit<ImportColumn, 'aliases'>[] = [
  {
    ...{ key: 'title', type: 'text', required: true, limits: { minLength: 2, maxLength: 120 }, example: words.example },
    labelKey: 'atlas:titles.columns.title',
  },
  {
    ...{ key: 'year', type: 'integer', required: true, limits: { min: 1980, max: 2100 } },
    labelKey: 'atlas:titles.columns.year',
  },
  {
    ...{ key: 'wording', type: 'text', required: true, limits: { minLength: 2, maxLength: 300 } },
    labelKey: 'atlas:titles.wording',
  },
  {
    ...{ key: 'kind', type: 'choice', required: true, labelKey: 'atlas:titles.kind' },
    choices: choices(criterionKind.options, (code) => `atlas:titles.criterionKinds.${code}`),
  },
  {
    ...{ key: 'comparison', type: 'choice', labelKey: 'atlas:titles.comparison' },
    choices: choices(comparison.options, (code) => `atlas:titles.comparisons.${code}`),
  },
  { key: 'threshold', type: 'decimal', limits: { scale: 4 }, labelKey: 'atlas:titles.threshold' },
  {
    ...{ key: 'unit', type: 'choice', labelKey: 'atlas:titles.unit' },
    choices: choices(titleUnit.options, (code) => (code === 'yuan' ? 'atlas:titles.yuan' : `indicators:units.${code}`)),
  },
];

/** Criteria of the zone's titles from sheets, added to those of their year; one that stands is changed on the title's page. */
export const criterionRegister: SheetRegister = {
  id: 'atlas.titleCriterion',
  titleKey: 'atlas:titles.criteriaOfTitles',
  permission: 'atlas:title.edit',
  columns: told.map((column) => ({ ...column, aliases: headings[column.key] ?? [] })),
  keyColumns: [],
  mostRows: 2_000,
  async examine(db, rows) {
    return judgeCriteria(rows, await readTitles(db)).map(({ verdict }) => verdict);
  },
  commit,
  async hold(tx, ids) {
    await holdTitles(
      tx,
      (await listStandingCriteria(tx, ids)).map(({ title_id: titleId }) => titleId),
    );
  },
  async snapshot(db, ids) {
    return new Map((await listStandingCriteria(db, ids)).map(({ id, ...fields }) => [id, { ...fields }]));
  },
  async builtOn(db, ids) {
    const proved = await listProved(db, ids);
    return proved.map((subjectId) => ({ subjectId, what: 'atlas:titles.evidence', params: {} }));
  },
  async undo(tx, records) {
    const ids = records.map(({ subjectId }) => subjectId);
    const standing = await listStandingCriteria(tx, ids);
    if (standing.length !== ids.length) {
      throw new AppError('sheets.registerChanged', { count: ids.length - standing.length });
    }
    await withdrawCriteria(tx, ids);
    for (const id of new Set(standing.map(({ title_id: titleId }) => titleId))) await raiseRevision(tx, id);
  },
};

/** Locks titles in one order, so that two imports of the same titles never wait for each other. */
async function holdTitles(tx: ZoneDb, ids: readonly string[]): Promise<string[]> {
  const titles = [...new Set(ids)].toSorted();
  for (const id of titles) await lockTitle(tx, id);
  return titles;
}

async function commit(
  tx: ZoneDb,
  rows: readonly AcceptedRow[],
  { zoneId }: ImportContext & { batchId: string },
): Promise<ImportRecord[]> {
  const first = judgeCriteria(rows, await readTitles(tx));
  const titles = await holdTitles(
    tx,
    first.flatMap(({ criterion }) => criterion?.titleId ?? []),
  );
  // Judged again behind the locks, and placed after what stands by then.
  const ground = await readTitles(tx);
  const last = new Map<string, number>();
  for (const one of ground.criteria) {
    const key = `${one.title_id} ${one.year}`;
    last.set(key, Math.max(last.get(key) ?? 0, one.position));
  }
  const records: ImportRecord[] = [];
  for (const [index, { criterion }] of judgeCriteria(rows, ground).entries()) {
    if (criterion === undefined) continue;
    const { titleId, year, ...entry } = criterion;
    const key = `${titleId} ${year}`;
    const placed = { ...entry, id: randomUUIDv7(), position: (last.get(key) ?? 0) + 1 };
    last.set(key, placed.position);
    await addCriteria(tx, { zoneId, titleId, year }, [placed]);
    const asked = entry.kind === 'figure' ? entry : { comparison: null, threshold: null, unit: null };
    records.push({
      ...{ rowNumber: rows[index]?.rowNumber ?? 0, subjectId: placed.id, action: 'add', before: null },
      after: {
        ...{ title_id: titleId, year, wording: entry.wording, kind: entry.kind },
        ...{ comparison: asked.comparison, threshold: asked.threshold, unit: asked.unit },
      },
    });
  }
  if (records.length !== rows.length) {
    throw new AppError('sheets.registerChanged', { count: rows.length - records.length });
  }
  for (const id of titles) await raiseRevision(tx, id);
  return records;
}
