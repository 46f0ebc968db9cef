import { readTest, readValue } from './read-pasted-table-cell.ts';
import type { PastedCell, PastedColumn } from './read-pasted-table-shapes.ts';

export type { PastedCell, PastedColumn } from './read-pasted-table-shapes.ts';

/** A row of a decision table that was pasted. */
export interface PastedRow {
  readonly when: readonly PastedCell[];
  readonly answer: PastedCell;
}

/** What was pasted: rows, and how many columns were too many. */
export interface PastedTable {
  readonly rows: readonly PastedRow[];
  readonly ignoredColumns: number;
}

/**
 * Reads cells as a spreadsheet copies them (tabs between cells, lines between rows, quotes around cells that hold either):
 * tests of the inputs as documents write them, and in the last column what a row answers.
 */
export function readPastedTable(
  pasted: string,
  { inputs, output }: { inputs: readonly PastedColumn[]; output: PastedColumn },
): PastedTable {
  const lines = cellsOf(pasted).filter((line) => line.some((cell) => cell.trim() !== ''));
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const rows = lines.map((line) => ({
    when: inputs.map((column, at) => readTest(line[at] ?? '', column)),
    answer: readValue(line[inputs.length] ?? '', output),
  }));
  return { rows, ignoredColumns: Math.max(0, widest - inputs.length - 1) };
}

/** Cells of a text as spreadsheets copy it: a cell in quotes may hold lines, tabs and doubled quotes. */
export function cellsOf(pasted: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const text = pasted.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/y;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [, quoted, plain = '', end = ''] = match;
    // What FEEL itself writes in quotes is no cell in quotes, unless it holds a line or a tab.
    const spread = quoted !== undefined && /[\t\n]|""/.test(quoted);
    rows.at(-1)?.push(quoted === undefined ? plain : spread ? quoted.replaceAll('""', '"') : `"${quoted}"`);
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  return rows;
}
