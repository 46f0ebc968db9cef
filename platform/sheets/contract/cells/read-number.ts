import type { ColumnView, MoneyUnit } from '../import-column.ts';
import { type CellReading, failed } from './cell-reading.ts';
import { narrow } from './cell-text.ts';
import written from './written.json' with { type: 'json' };

const currencyBefore = new RegExp(written.currencyBefore, 'iu');
const currencyBehind = new RegExp(written.currencyBehind, 'iu');
const yuanBehind = new RegExp(written.yuanBehind);

/** Powers of ten by which the units of Chinese figures multiply. */
const multiples: Readonly<Record<string, number>> = written.multiples;
const unitPlaces: Readonly<Record<MoneyUnit, number>> = { yuan: 0, wanYuan: 4, yiYuan: 8 };
const approximate = new RegExp(written.approximate, 'gu');
const foreign = new RegExp(written.foreignCurrency, 'iu');
const figure = new RegExp(written.figure, 'u');
const grouped = /^\d{1,3}([,， ']\d{3})+$/;

const ranged = new RegExp(written.range);

/** What is longer is no number that anybody typed, in characters. */
const longestNumber = 80;

interface Figure {
  negative: boolean;
  whole: string;
  fraction: string;
  /** Power of ten said by 万, 亿 in the cell; undefined where it says none. */
  places: number | undefined;
  /** What stands behind: a unit. */
  rest: string;
}

/** Exact decimal text moved by powers of ten: `1.25` by 4 is `12500`. */
export function shift(whole: string, fraction: string, places: number): string {
  const padded = fraction.padEnd(places, '0');
  const moved = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, '');
  const left = padded.slice(places).replace(/0+$/, '');
  return left === '' ? moved : `${moved}.${left}`;
}

/** A whole number or decimal, as decimal text in the value of a decimal, as a number in that of an integer. */
export function readNumber(typed: string, column: ColumnView): CellReading {
  if (typed.length > longestNumber) return failed('numberForm');
  const text = narrow(typed).replace(/^\((.+)\)$/, '-$1');
  const found = saysAbout(text) ? undefined : parseFigure(text);
  if (found === undefined) return noFigure(text);
  const rest = found.rest.replace(/[%％]$/, '').trim();
  const percent = found.rest.endsWith('%');
  if (percent && column.unit !== '%' && column.unit !== null) return failed('numberForm');
  if (rest !== '' && rest !== column.unit && !/^[\p{Script=Han}㎡²³a-zA-Z/]{1,6}$/u.test(rest))
    return failed(ranged.test(text) ? 'numberRange' : 'numberForm');
  const decimal = signed(found, shift(found.whole, found.fraction, found.places ?? 0));
  return column.type === 'integer' ? asInteger(decimal, column) : asDecimal(decimal, column);
}

/** An amount of money in fen: the unit stands in the cell, else in the heading or mapping, else it is the column's. */
export function readMoney(typed: string, column: ColumnView, unit: MoneyUnit | null): CellReading {
  if (typed.length > longestNumber) return failed('moneyForm');
  const text = narrow(typed);
  if (foreign.test(text)) return failed('foreignCurrency');
  const bare = text.replace(currencyBefore, '').replace(currencyBehind, '');
  const found = saysAbout(bare) ? undefined : parseFigure(bare.replace(/^\((.+)\)$/, '-$1'));
  if (found === undefined) return noFigure(bare);
  if (!yuanBehind.test(found.rest)) return ranged.test(bare) ? failed('numberRange') : failed('moneyForm');
  const said = found.places ?? (found.rest === '' ? undefined : 0);
  const places = said ?? unitPlaces[unit ?? column.moneyUnit ?? 'wanYuan'];
  const fen = shift(found.whole, found.fraction, places + 2);
  if (fen.includes('.')) return failed('moneyTooFine');
  const value = Number(signed(found, fen));
  if (!Number.isSafeInteger(value)) return failed('numberTooLarge');
  return bounded(value, column, (edge) => `${edge / 100} ${written.yuan}`);
}

function parseFigure(text: string): Figure | undefined {
  const [, sign = '', digits, multiple, rest = ''] = figure.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const [whole = '', fraction = ''] = digits.trim().split('.');
  if (/[,，' ]/.test(whole) && !grouped.test(whole)) return undefined;
  return {
    negative: sign !== '' && sign !== '+',
    whole: whole.replace(/\D/g, '') || '0',
    fraction,
    places: multiple === undefined ? undefined : multiples[multiple],
    rest: rest.trim(),
  };
}

/** Why a text is no figure, and what it would be without the words around it. */
function noFigure(text: string): CellReading {
  if (ranged.test(text)) return failed('numberRange');
  const bare = text.replace(approximate, '').trim();
  if (bare !== text && parseFigure(bare) !== undefined) return failed('approximate', {}, bare);
  if (/^\d+(\.\d+)?E\+?\d+$/i.test(text)) return failed('codeAsNumber');
  return failed('numberForm');
}

function signed({ negative }: Figure, decimal: string): string {
  return negative && !/^[0.]+$/.test(decimal) ? `-${decimal}` : decimal;
}

function asInteger(decimal: string, column: ColumnView): CellReading {
  if (decimal.includes('.')) return failed('notInteger');
  const value = Number(decimal);
  if (!Number.isSafeInteger(value)) return failed('numberTooLarge');
  return bounded(value, column, String);
}

function asDecimal(decimal: string, column: ColumnView): CellReading {
  const places = decimal.split('.')[1]?.length ?? 0;
  const { scale } = column.limits;
  if (scale !== undefined && places > scale) return failed('tooManyPlaces', { scale });
  const checked = bounded(Number(decimal), column, String);
  return checked.fault === undefined ? { value: decimal } : checked;
}

function bounded(value: number, { limits }: ColumnView, show: (edge: number) => string): CellReading {
  if (limits.min !== undefined && value < limits.min) return failed('tooSmall', { min: show(limits.min) });
  if (limits.max !== undefined && value > limits.max) return failed('tooBig', { max: show(limits.max) });
  return { value };
}

/** Whether words around a figure only say that it is not exact. */
function saysAbout(text: string): boolean {
  return text.replace(approximate, '') !== text;
}
