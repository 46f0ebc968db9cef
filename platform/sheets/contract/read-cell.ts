import type { CellValue, RowFault } from './cell-fault.ts';
import { type CellReading, failed } from './cells/cell-reading.ts';
import { cellText, isEmptyText, narrow, tidy } from './cells/cell-text.ts';
import { readChoice, readChoices } from './cells/read-choice.ts';
import { readDate } from './cells/read-date.ts';
import { readMoney, readNumber } from './cells/read-number.ts';
import type { ColumnView, MoneyUnit } from './import-column.ts';
import type { ReadCell } from './read-sheet.ts';

export type { CellReading } from './cells/cell-reading.ts';
export { cellText } from './cells/cell-text.ts';

import written from './cells/written.json' with { type: 'json' };

const nothing = new RegExp(written.nothing, 'i');

/**
 * What a cell means in a column: server and browser ask the same function, so that a repaired cell is judged at once.
 * An empty cell is null. `unit` is that of the heading or mapping, for amounts that name none themselves.
 */
export function readCell(cell: ReadCell, column: ColumnView, unit: MoneyUnit | null = null): CellReading {
  const text = cellText(cell);
  if (isEmptyText(text) || (column.type !== 'text' && nothing.test(tidy(text)))) {
    return column.required ? failed('missing') : { value: null };
  }
  if (typeof cell === 'object' && cell !== null && 'error' in cell)
    return failed('formulaError', { error: cell.error });
  return readFilled(cell, { text, column, unit });
}

interface Filled {
  text: string;
  column: ColumnView;
  unit: MoneyUnit | null;
}

function readFilled(cell: ReadCell, { text, column, unit }: Filled): CellReading {
  switch (column.type) {
    case 'text':
      return readText(text, column);
    case 'code':
      return readCode(cell, text, column);
    case 'integer':
    case 'decimal':
      return readNumber(text, column);
    case 'money':
      return readMoney(text, column, unit);
    case 'date':
      return readDate(cell, column);
    case 'choice':
      return readChoice(text, column);
    case 'choices':
      return readChoices(text, column);
    case 'yesNo':
      return readYesNo(text);
  }
}

function readText(text: string, { limits }: ColumnView): CellReading {
  const value = tidy(text);
  const length = [...value].length;
  if (limits.minLength !== undefined && length < limits.minLength) return failed('tooShort', { min: limits.minLength });
  if (limits.maxLength !== undefined && length > limits.maxLength) {
    return failed('tooLong', { max: limits.maxLength, length });
  }
  return { value };
}

/** Codes are text: Excel keeps 15 digits of a number, and what it dropped can't be guessed. */
function readCode(cell: ReadCell, text: string, { limits }: ColumnView): CellReading {
  const written = narrow(text);
  if (/^\d(\.\d+)?E\+?\d{2}$/i.test(written)) return failed('codeAsNumber');
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return failed('codeAsNumber');
  const bare = written
    .replace(/^['‘’`]/u, '')
    .replace(/[\s\-‐‑–—]/gu, '')
    .toUpperCase();
  // Country code of a mobile number of eleven digits.
  const value = limits.length === 11 ? bare.replace(/^(\+|00)?86(?=\d{11}$)/, '') : bare;
  if (!/^[0-9A-Z@._+]+$/.test(value)) return failed('codeCharacters');
  if (limits.length !== undefined && value.length !== limits.length) {
    return failed('codeLength', { needed: limits.length, length: value.length });
  }
  if (limits.maxLength !== undefined && value.length > limits.maxLength) {
    return failed('tooLong', { max: limits.maxLength, length: value.length });
  }
  return { value };
}

const yes = new Set(written.yes);
const no = new Set(written.no);

function readYesNo(text: string): CellReading {
  const word = narrow(text).toLowerCase();
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : failed('notYesNo');
}

/** A value as people read and type it, in the labels of the column: `12,500` fen in 万元 is `0.0125`. */
export function writeCell(value: CellValue | undefined, column: ColumnView): string {
  if (value === null || value === undefined) return '';
  const label = (code: string) => column.choices.find((choice) => choice.code === code)?.label ?? code;
  if (Array.isArray(value)) return value.map(label).join('、');
  if (typeof value === 'boolean') return label(value ? 'yes' : 'no');
  if (column.type === 'money') return writeMoney(Number(value), column.moneyUnit ?? 'wanYuan');
  return column.type === 'choice' ? label(String(value)) : String(value);
}

function writeMoney(fen: number, unit: MoneyUnit): string {
  const places = { yuan: 2, wanYuan: 6, yiYuan: 10 }[unit];
  const digits = String(Math.abs(fen)).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A fault of a cell with its column. */
export function faultOf(column: string, fault: Omit<RowFault, 'column'>): RowFault {
  return { column, ...fault };
}
