import { allowedOf, type RuleVocabulary, type RuleWord } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import {
  cellsOf,
  type PastedCell,
  type PastedColumn,
  readPastedTable,
} from '#kernel/rules/contract/read-pasted-table.ts';
import type { AnswerType, RuleTable } from '#kernel/rules/contract/rule-definition.ts';

/** A row of a decision table. */
export type TableRow = RuleTable['rows'][number];

/** Most rows and inputs that a table may have (kernel/rules/contract/rule-definition.ts). */
export const mostRows = 300;
export const mostInputs = 20;

/** A cell of the table: `row` −1 is the head, where inputs are named; the column after the inputs answers. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
}

/** Places of lines from 0, each with a key: rows and columns have no name of their own, people call them by their place. */
export function placesOf(lines: readonly unknown[]): readonly { readonly at: number; readonly key: string }[] {
  return lines.map((_, at) => ({ at, key: `line ${at + 1}` }));
}

/** The text of a cell; undefined where there is none. */
export function cellText(table: RuleTable, { row, column }: TableCell): string | undefined {
  if (row === -1) return table.inputs[column]?.text;
  const found = table.rows[row];
  return column === table.inputs.length ? found?.answer : found?.when[column];
}

/** The table with another text in one cell. */
export function withCell(table: RuleTable, { row, column }: TableCell, text: string): RuleTable {
  if (row === -1) return { ...table, inputs: table.inputs.map((one, at) => (at === column ? { ...one, text } : one)) };
  return {
    ...table,
    rows: table.rows.map((one, at) => {
      if (at !== row) return one;
      if (column === table.inputs.length) return { ...one, answer: text };
      return { ...one, when: table.inputs.map((_, place) => (place === column ? text : (one.when[place] ?? '-'))) };
    }),
  };
}

/** A row that every value fits and that answers nothing yet. */
export function emptyRow({ inputs }: Pick<RuleTable, 'inputs'>): TableRow {
  return { when: inputs.map(() => '-'), answer: '', sentences: [] };
}

/** What can be done with a row or an input column. */
export type LineEdit = 'before' | 'after' | 'copy' | 'back' | 'forth' | 'remove';

/** The table after something was done with a row. */
export function editRow(table: RuleTable, at: number, edit: LineEdit): RuleTable {
  const row = table.rows[at];
  return { ...table, rows: edited(table.rows, at, { edit, empty: emptyRow(table), copy: row ?? emptyRow(table) }) };
}

/** The table after something was done with an input column: its cells go with it. */
export function editInput(table: RuleTable, at: number, edit: LineEdit): RuleTable {
  return {
    ...table,
    inputs: edited(table.inputs, at, { edit, empty: { text: '' }, copy: table.inputs[at] ?? { text: '' } }),
    rows: table.rows.map((row) => ({
      ...row,
      when: edited(
        table.inputs.map((_, place) => row.when[place] ?? '-'),
        at,
        {
          ...{ edit, empty: '-' },
          copy: row.when[at] ?? '-',
        },
      ),
    })),
  };
}

function edited<T>(lines: readonly T[], at: number, { edit, empty, copy }: { edit: LineEdit; empty: T; copy: T }): T[] {
  switch (edit) {
    case 'before':
      return lines.toSpliced(at, 0, empty);
    case 'after':
      return lines.toSpliced(at + 1, 0, empty);
    case 'copy':
      return lines.toSpliced(at + 1, 0, copy);
    case 'remove':
      return lines.toSpliced(at, 1);
    default:
      return moved(lines, at, edit === 'back' ? at - 1 : at + 1);
  }
}

function moved<T>(lines: readonly T[], from: number, to: number): T[] {
  const line = lines[from];
  if (line === undefined || to < 0 || to >= lines.length) return [...lines];
  return lines.toSpliced(from, 1).toSpliced(to, 0, line);
}

/** The name that an input tests; undefined where it is an expression of several. */
export function testedBy(vocabulary: RuleVocabulary, text: string): RuleWord | undefined {
  return vocabulary.find(({ name }) => name === text.trim());
}

/** What cells of an input are read as when they are pasted. */
export function pastedColumn(word: RuleWord | undefined): PastedColumn {
  return { is: word?.type?.is ?? null, allowed: allowedOf(word) };
}

/** What a paste came to: the table, every cell that was written, and what was left out. */
export interface Pasted {
  readonly table: RuleTable;
  readonly cells: readonly PastedCell[];
  readonly rows: number;
  /** Columns and rows for which there was no room. */
  readonly left: number;
}

/** The table with cells of a spreadsheet from a cell on; rows are added below as needed. */
export function pasteInto(
  table: RuleTable,
  at: TableCell,
  { pasted, vocabulary, type }: { pasted: string; vocabulary: RuleVocabulary; type: AnswerType },
): Pasted {
  const rest = table.inputs.slice(at.column).map(({ text }) => pastedColumn(testedBy(vocabulary, text)));
  const output = { is: type, allowed: table.outputValues.map((value) => value.replace(/^"|"$/g, '')) };
  const read = readPastedTable(pasted, { inputs: rest, output });
  const widths = cellsOf(pasted).filter((line) => line.some((cell) => cell.trim() !== ''));
  const start = Math.max(0, at.row);
  const room = read.rows.slice(0, mostRows - start);
  const cells: PastedCell[] = [];
  const rows = [...table.rows];
  room.forEach(({ when, answer }, offset) => {
    const width = widths[offset]?.length ?? 0;
    const before = rows[start + offset] ?? emptyRow(table);
    const written = when.slice(0, width);
    cells.push(...written, ...(width > rest.length ? [answer] : []));
    rows[start + offset] = {
      ...before,
      when: table.inputs.map((_, place) => written[place - at.column]?.text ?? before.when[place] ?? '-'),
      answer: width > rest.length ? answer.text : before.answer,
    };
  });
  const left = read.ignoredColumns + read.rows.length - room.length;
  return { table: { ...table, rows }, cells, rows: room.length, left };
}
