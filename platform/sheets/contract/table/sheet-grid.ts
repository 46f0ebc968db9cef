import type { ReadCell, ReadMerge, ReadRow, ReadSheet } from '../read-sheet.ts';
import { isBlank } from './heading-text.ts';

/** A sheet by row numbers, with its merged cells. */
export interface SheetGrid {
  rows: ReadonlyMap<number, ReadRow>;
  /** Those that begin where a header can lie. */
  merges: readonly ReadMerge[];
  mergesByTop: ReadonlyMap<number, readonly ReadMerge[]>;
  /** Columns that the rows reach, by what most of them do. */
  width: number;
}

/** Rows that are looked at to know how wide a table is. */
const sampled = 400;

/** A header lies within these rows from the top; the first ones of a form are titles and conditions. */
export const searchedRows = 40;

/** Lays a sheet out by row numbers. */
export function gridOf({ rows, merges }: ReadSheet): SheetGrid {
  const lengths = rows.slice(0, sampled).map(filledCells);
  const end = (rows[searchedRows - 1] ?? rows.at(-1))?.number ?? 0;
  return {
    rows: new Map(rows.map((row) => [row.number, row])),
    merges: merges.filter(({ top }) => top <= end),
    mergesByTop: Map.groupBy(merges, ({ top }) => top),
    width: commonWidth(lengths),
  };
}

/** How many cells of a row show something. */
export function filledCells({ cells }: ReadRow): number {
  return cells.reduce<number>((sum, cell) => sum + (isBlank(cell) ? 0 : 1), 0);
}

/** A cell, of merged ones that of their upper left corner. */
export function cellAt(grid: SheetGrid, row: number, column: number): ReadCell {
  const merge = mergeAt(grid.merges, row, column);
  return grid.rows.get(merge?.top ?? row)?.cells[merge?.left ?? column] ?? null;
}

/** The merged cells that a place belongs to. */
export function mergeAt(merges: readonly ReadMerge[], row: number, column: number): ReadMerge | undefined {
  return merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
}

/** Filled cells of the row that is fuller than three quarters of all: titles and notes above and below do not count. */
function commonWidth(lengths: readonly number[]): number {
  const sorted = lengths.filter((length) => length > 0).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
}
