import type { ReadRow, ReadSheet } from './read-sheet.ts';
import { findHeader, headingsOf } from './table/find-header.ts';
import { isMark, isNote, isRepeatedHeader, isTotal } from './table/judge-row.ts';
import { filledCells, gridOf, type SheetGrid } from './table/sheet-grid.ts';

/** Why a row below the header is no data. */
export type LeftOutRow = 'empty' | 'total' | 'note' | 'repeatedHeader' | 'mark';

/** The table in a sheet. */
export interface FoundTable {
  /** Row numbers of the header's first and last row. */
  headerRows: [first: number, last: number];
  /** One a column; headers over several rows joined as `A / B`, columns without header ''. */
  headings: string[];
  /** Row numbers of the data. */
  data: number[];
  leftOut: { row: number; why: LeftOutRow }[];
}

/**
 * Finds header, data, and the rows that are neither: titles above, totals, notes, the header of printed pages again, the
 * line of an export. `known` are headings that the register knows. Undefined where no row looks like a header.
 */
export function findTable(sheet: ReadSheet, known: readonly string[] = []): FoundTable | undefined {
  const grid = gridOf(sheet);
  const header = findHeader(sheet, grid, known);
  if (header === undefined) return undefined;
  const [first, last] = header;
  const above = sheet.rows.filter(({ number }) => number < first);
  const headers = sheet.rows.filter(({ number }) => number >= first && number <= last);
  const table: FoundTable = { headerRows: header, headings: [], data: [], leftOut: [] };
  let noted = false;
  let columns = Math.max(0, ...headers.map(({ cells }) => cells.length));
  for (const row of sheet.rows) {
    if (row.number <= last) continue;
    const why = whyLeftOut(row, { grid, above, headers, noted });
    if (why !== 'note' && why !== 'empty') noted = false;
    if (why === 'note') noted = true;
    if (why === undefined) {
      table.data.push(row.number);
      columns = Math.max(columns, row.cells.length);
    } else table.leftOut.push({ row: row.number, why });
  }
  table.headings = headingsOf(header, columns, grid);
  return table;
}

interface Surroundings {
  grid: SheetGrid;
  above: readonly ReadRow[];
  headers: readonly ReadRow[];
  /** Whether the row before was a note: its further lines are notes too. */
  noted: boolean;
}

function whyLeftOut(row: ReadRow, { grid, above, headers, noted }: Surroundings): LeftOutRow | undefined {
  const filled = filledCells(row);
  if (filled === 0) return 'empty';
  if (isRepeatedHeader(row, headers)) return 'repeatedHeader';
  if (isMark(row, above)) return 'mark';
  if (isTotal(row)) return 'total';
  if (isNote(row, grid) || (noted && filled === 1 && grid.width >= 3)) return 'note';
  return undefined;
}
