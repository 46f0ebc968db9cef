import type { FormColumn, ScalarFieldType } from '#kernel/forms/contract/form-definition.ts';
import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import { typedNumber, withPlaces } from './number-text.ts';

/** A row of a field that holds rows, by the keys of its columns. */
export type FormRow = Readonly<Record<string, RuleDatum>>;

/** Cells of a copied range of a sheet: lines and tabs; a cell in quotes may hold both, `""` is a quote. */
export function copiedCells(copied: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  while (cell.lastIndex < copied.length) {
    const found = cell.exec(copied);
    if (found === null) break;
    row.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim());
    if (found[3] === '\t') {
      if (cell.lastIndex === copied.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** Words that mean yes and no in a sheet, small letters. */
export interface YesNoWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** A typed or copied text as the datum of a type; what does not fit stays text, so that the check can say what is wrong with it. */
export function datumOf(text: string, type: ScalarFieldType, words: YesNoWords): RuleDatum {
  if (text === '') return null;
  switch (type.is) {
    case 'number':
      return withPlaces(typedNumber(text), type.scale);
    case 'money':
      // A sign of the currency before it, its name behind it.
      return withPlaces(typedNumber(text).replace(/^\p{Sc}|\p{L}$/gu, ''), 2);
    case 'boolean': {
      const word = text.toLowerCase();
      return words.yes.includes(word) ? true : words.no.includes(word) ? false : text;
    }
    case 'date':
      return dayOf(text);
    case 'text':
    case 'choice':
      return text;
  }
}

/** Year, month and day with anything between them, or eight digits, as `YYYY-MM-DD`; anything else as it stands. */
function dayOf(text: string): string {
  const parts = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (parts === null) return text;
  const [, year = '', month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** What pasting made of the rows: those that stand now, how many were written, how many found no place. */
export interface Pasted {
  readonly rows: readonly FormRow[];
  readonly written: number;
  readonly leftOut: number;
}

/** Writes copied cells over the rows from a cell on; rows are added up to `most`, columns past the last are left out. A first line of column names is passed over. */
export function pasteRows(
  rows: readonly FormRow[],
  copied: string,
  {
    columns,
    at,
    most,
    words,
  }: {
    columns: readonly FormColumn[];
    at: { row: number; column: number };
    most: number;
    words: YesNoWords;
  },
): Pasted {
  const cells = copiedCells(copied);
  const under = columns.slice(at.column);
  const named = cells[0]?.every((cell, index) => cell === under[index]?.name) === true;
  const body = named ? cells.slice(1) : cells;
  const next = [...rows];
  const fitting = body.slice(0, Math.max(0, most - at.row));
  fitting.forEach((line, index) => {
    const given = under.flatMap(({ key, type, computed }, place) => {
      const cell = line[place];
      // A copied column that is computed here is computed anew.
      return cell === undefined || computed !== null ? [] : [[key, datumOf(cell, type, words)] as const];
    });
    next[at.row + index] = { ...(next[at.row + index] ?? {}), ...Object.fromEntries(given) };
  });
  return { rows: next, written: fitting.length, leftOut: body.length - fitting.length };
}
