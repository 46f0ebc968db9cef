import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportRow, RowVerdict } from '#platform/sheets/server/imports/sheet-register.ts';
import { type CriterionEntry, criterionEntry } from '../../contract/own-title.ts';
import type { StoredCriterion, TitleGround } from '../store/own-titles.ts';
import { compareDecimals } from './domain/check-criteria.ts';

/** A row with the criterion that it would set. */
export interface JudgedCriterion {
  criterion: (CriterionEntry & { titleId: string; year: number }) | undefined;
  verdict: RowVerdict;
}

const asks = ['comparison', 'threshold', 'unit'] as const;

/** A verdict for each row: the title that it means, that a figure says what it asks for, and that no wording stands twice. */
export function judgeCriteria(
  rows: readonly ImportRow[],
  { titles, criteria }: Pick<TitleGround, 'titles' | 'criteria'>,
): JudgedCriterion[] {
  const idOf = new Map(titles.map(({ id, name }) => [name, id]));
  const standing = new Map(criteria.map((one) => [`${one.title_id} ${one.year} ${one.wording}`, one]));
  const told = new Map<string, number>();
  return rows.map(({ rowNumber, values }): JudgedCriterion => {
    const titleId = idOf.get(String(values.title));
    const { kind, wording } = values;
    const asked = asks.filter((key) => (values[key] ?? null) !== null);
    const faults: RowFault[] = [];
    if (titleId === undefined) faults.push(fault('title', 'title'));
    const missing = asks.find((key) => !asked.includes(key));
    if (kind === 'figure' && missing !== undefined) faults.push(fault('askNeeded', missing));
    if (kind !== 'figure' && asked[0] !== undefined) faults.push(fault('askUnfit', asked[0]));
    const key = `${titleId} ${Number(values.year)} ${String(wording)}`;
    const earlier = told.get(key);
    if (earlier !== undefined) faults.push(fault('criterionTwice', 'wording', { row: earlier }));
    told.set(key, earlier ?? rowNumber);
    if (titleId === undefined || faults.length > 0)
      return { criterion: undefined, verdict: { action: 'reject', faults } };
    const entry = criterionEntry.parse({ kind, wording, ...(kind === 'figure' ? pick(values) : {}) });
    const before = standing.get(key);
    if (before === undefined) {
      return { criterion: { ...entry, titleId, year: Number(values.year) }, verdict: { action: 'add', faults } };
    }
    const subject = { id: before.id, name: before.wording };
    if (saysSame(before, entry)) return { criterion: undefined, verdict: { action: 'same', subject, faults } };
    const stands = [fault('criterionStands', 'wording')];
    return { criterion: undefined, verdict: { action: 'reject', subject, faults: stands } };
  });
}

const pick = (values: ImportRow['values']) => Object.fromEntries(asks.map((key) => [key, values[key]]));

function saysSame(before: StoredCriterion, entry: CriterionEntry): boolean {
  if (before.kind !== entry.kind) return false;
  if (entry.kind !== 'figure') return true;
  const { comparison, unit, threshold } = before;
  return (
    comparison === entry.comparison && unit === entry.unit && compareDecimals(threshold ?? '0', entry.threshold) === 0
  );
}

function fault(text: string, column: string, params: RowFault['params'] = {}): RowFault {
  return { column, code: `atlas:titles.faults.${text}`, params, severity: 'error', proposal: null };
}
