import type { ReadSheet } from './read-sheet.ts';

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

/** Finds header, data and what is neither; `known` are headings that the register knows. Undefined where there is no table. */
export function findTable(sheet: ReadSheet, known: readonly string[] = []): FoundTable | undefined {
  const [header, ...rest] = sheet.rows;
  if (header === undefined) return undefined;
  const heading = (cell: unknown) => (typeof cell === 'string' ? cell : '');
  return {
    headerRows: [header.number, header.number],
    headings: header.cells.map(heading),
    data: known.length < 0 ? [] : rest.map((row) => row.number),
    leftOut: [],
  };
}
