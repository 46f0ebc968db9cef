import type { FoundTable } from './find-table.ts';
import type { ReadCell, ReadRow, ReadSheet } from './read-sheet.ts';
import { isBlank } from './table/heading-text.ts';

/** A row of data with what merged cells above it say; `filled` are the columns that got their value so. */
export interface FilledRow extends ReadRow {
  filled: readonly number[];
}

/** Data of a table with merged cells filled down: a department that is written once beside ten firms stands beside each. */
export function fillMerged(sheet: ReadSheet, { data }: Pick<FoundTable, 'data'>): FilledRow[] {
  const wanted = new Set(data);
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const given = new Map<number, Map<number, ReadCell>>();
  const reached = new Map<number, number>();
  for (const { top, left, bottom } of sheet.merges.toSorted((one, other) => one.top - other.top)) {
    const value = rows.get(top)?.cells[left];
    // Merged cells never overlap: of those that do, the first counts.
    if (bottom === top || value === undefined || isBlank(value) || top <= (reached.get(left) ?? 0)) continue;
    reached.set(left, bottom);
    for (let at = placeAfter(data, top); at < data.length; at += 1) {
      const number = data[at] ?? Number.POSITIVE_INFINITY;
      if (number > bottom) break;
      const columns = given.get(number) ?? new Map<number, ReadCell>();
      given.set(number, columns.set(left, value));
    }
  }
  return sheet.rows.filter(({ number }) => wanted.has(number)).map((row) => filledRow(row, given.get(row.number)));
}

/** Place of the first number beyond the given one, in rising numbers. */
function placeAfter(numbers: readonly number[], given: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= given) low = middle + 1;
    else high = middle;
  }
  return low;
}

function filledRow({ number, cells }: ReadRow, given: ReadonlyMap<number, ReadCell> | undefined): FilledRow {
  const whole = [...cells];
  const filled: number[] = [];
  for (const [column, value] of given ?? []) {
    if (!isBlank(whole[column])) continue;
    while (whole.length < column) whole.push(null);
    whole[column] = value;
    filled.push(column);
  }
  return { number, cells: whole, filled: filled.sort((one, other) => one - other) };
}
