import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportRow, RowVerdict } from '#platform/sheets/server/imports/sheet-register.ts';
import { type TitleResultEntry, titleOutcome } from '../../contract/own-title.ts';
import type { TitleGround } from '../store/own-titles.ts';

/** A row with the result that it would record. */
export interface JudgedResult {
  result: (TitleResultEntry & { titleId: string }) | undefined;
  verdict: RowVerdict;
}

function fault(text: string, column: string, params: RowFault['params'] = {}): RowFault {
  return { column, code: `atlas:titles.faults.${text}`, params, severity: 'error', proposal: null };
}

/** A verdict for each row: the title that it means, that a place goes with a ranking, and that no year is told twice. */
export function judgeResults(
  rows: readonly ImportRow[],
  { titles, results }: Pick<TitleGround, 'titles' | 'results'>,
): JudgedResult[] {
  const idOf = new Map(titles.map(({ id, name }) => [name, id]));
  const standing = new Map(
    results.filter((one) => one.replaced_by === null).map((one) => [`${one.title_id} ${one.year}`, one]),
  );
  const told = new Map<string, number>();
  return rows.map((row): JudgedResult => {
    const entry = readEntry(row);
    const titleId = idOf.get(textOf(row, 'title') ?? '');
    const faults: RowFault[] = [];
    if (titleId === undefined) faults.push(fault('title', 'title'));
    if (entry.outcome === 'ranked' && entry.place === null) faults.push(fault('placeNeeded', 'place'));
    if (entry.outcome !== 'ranked' && entry.place !== null) faults.push(fault('placeUnfit', 'place'));
    if (titleId === undefined || faults.length > 0) return { result: undefined, verdict: { action: 'reject', faults } };
    const key = `${titleId} ${entry.year}`;
    const before = standing.get(key);
    const earlier = told.get(key);
    if (earlier !== undefined) {
      const twice = fault('twice', 'year', { row: earlier });
      return { result: undefined, verdict: { action: 'reject', faults: [twice] } };
    }
    told.set(key, row.rowNumber);
    if (before === undefined) return { result: { ...entry, titleId }, verdict: { action: 'add', faults } };
    const subject = { id: before.id, name: textOf(row, 'title') ?? '' };
    if (before.outcome === entry.outcome && before.place === entry.place) {
      return { result: undefined, verdict: { action: 'same', subject, faults } };
    }
    const stands = fault('stands', 'year', { year: entry.year });
    return { result: undefined, verdict: { action: 'reject', subject, faults: [stands] } };
  });
}

function readEntry(row: ImportRow): TitleResultEntry {
  return {
    year: numberOf(row, 'year') ?? 0,
    outcome: titleOutcome.parse(row.values.outcome),
    place: numberOf(row, 'place'),
    decidedOn: textOf(row, 'decidedOn'),
    documentNumber: textOf(row, 'documentNumber'),
    note: textOf(row, 'note'),
  };
}

function textOf({ values }: ImportRow, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf({ values }: ImportRow, key: string): number | null {
  const value = values[key];
  return typeof value === 'number' ? value : null;
}
