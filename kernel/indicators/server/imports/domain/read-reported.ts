import { type Decimal, decimalText, parseDecimal, shiftDecimal } from '#kernel/indicators/contract/decimal.ts';
import { narrow } from '#platform/sheets/contract/cells/cell-text.ts';
import { foldWord } from '#platform/sheets/contract/cells/read-choice.ts';
import { readNumber } from '#platform/sheets/contract/cells/read-number.ts';
import written from '#platform/sheets/contract/cells/written.json' with { type: 'json' };
import type { ColumnView } from '#platform/sheets/contract/import-column.ts';
import { lastDayOf } from '../../domain/periods.ts';
import words from './report-words.json' with { type: 'json' };

/** What a cell came to, or the name of what is wrong with it; `sheets:` names stand in the texts of platform/sheets. */
export type Read<T> = { readonly value: T } | { readonly wrong: string; readonly proposal?: string | null };

const wrong = (name: string) => ({ wrong: name }) as const;

/**
 * The period of a report from a date as sheets have it: a month of what happened, a year of a target. A sheet program makes
 * the first of the month out of `2026-9`, so the first and the last day of a month mean the month.
 */
export function periodOf(date: string, status: 'actual' | 'target'): Read<string> {
  if (status === 'target') {
    const year = date.slice(0, 4);
    return date === year || date === `${year}-01-01` || date === `${year}-12-31`
      ? { value: year }
      : wrong('yearNeeded');
  }
  const month = date.slice(0, 7);
  if (date.length === 4) return wrong('monthNeeded');
  return date.length === 7 || date === `${month}-01` || date === lastDayOf(month)
    ? { value: month }
    : wrong('monthNeeded');
}

const whole = new Set(words.whole.map(foldWord));

/** The part that a cell names; empty for the whole. */
export function partOf(told: string | null): string {
  return told === null || whole.has(foldWord(told)) ? '' : told;
}

const multiples: Readonly<Record<string, number>> = written.multiples;

/** Powers of ten by which a unit multiplies that of the metric: 万元 of 元 is 4; undefined where it is another unit. */
export function unitPlaces(told: string, unitWords: readonly string[]): number | undefined {
  const plain = foldWord(told);
  const known = unitWords.map(foldWord);
  if (plain === '' || known.includes(plain)) return 0;
  const longestFirst = Object.keys(multiples).sort((one, other) => other.length - one.length);
  // 千瓦时 is a unit of its own, which is why the whole word is looked for first.
  const multiple = longestFirst.find((word) => {
    const rest = plain.slice(word.length);
    return plain.startsWith(word) && (rest === '' || known.includes(rest));
  });
  return multiple === undefined ? undefined : multiples[multiple];
}

/** Words by which the unit of money is known. */
export const yuanWords: readonly string[] = words.yuan;

const plainNumber: ColumnView = {
  ...{ key: 'value', label: '', headings: [], type: 'decimal', required: true, moneyUnit: null, unit: null },
  ...{ limits: {}, choices: [], hierarchical: false, hint: null, personal: false },
};

/** A number with what stands behind it: `1.2亿元`, `3,000 千瓦时`. */
const numberAndUnit = /^([-+−]?[\d.,，' ]*\d[\d.,，' ]*)(.*)$/u;

/** What the cells of a value say: number, unit of the row, amount of money in fen. */
export interface ToldValue {
  readonly value: string | null;
  readonly unit: string | null;
  readonly amount: number | null;
}

/**
 * The value of a row as exact decimal text in the metric's unit. Of money the unit must be said: in the cell, in the column
 * of units, or in the heading of the column of amounts, which was read into fen before.
 */
export function exactValue(told: ToldValue, metric: { money: boolean; unitWords: readonly string[] }): Read<string> {
  const { value, unit, amount } = told;
  if (amount !== null) {
    if (value !== null) return wrong('bothValues');
    if (!metric.money) return wrong('notMoney');
    return unit === null ? { value: decimalText({ digits: BigInt(amount), scale: 2 }) } : wrong('unitBesideAmount');
  }
  if (value === null) return wrong('valueNeeded');
  const text = narrow(value);
  const [, digits = text, behind = ''] = numberAndUnit.exec(text) ?? [];
  const said = behind.trim() === '' ? null : behind.trim();
  const [cell, row] = [said, unit].map((one) => (one === null ? null : unitPlaces(one, metric.unitWords)));
  // Words such as 左右 behind the number are no unit: the number is told with what is wrong about it.
  const number = readNumber(cell === undefined ? text : digits, plainNumber);
  if (number.fault !== undefined) return { wrong: number.fault.code, proposal: number.fault.proposal };
  if (cell === undefined || row === undefined) return wrong('unitWrong');
  if (cell !== null && row !== null && cell !== row) return wrong('unitTwice');
  const places = cell ?? row ?? null;
  if (places === null && metric.money) return wrong('unitNeeded');
  return plainDecimal(String(number.value), places ?? 0);
}

function plainDecimal(text: string, places: number): Read<string> {
  const read = /^-?\d{1,20}(\.\d{1,12})?$/.test(text) ? shiftDecimal(parseDecimal(text), places) : undefined;
  const value = read === undefined ? undefined : decimalText(read);
  return value === undefined || !/^-?\d{1,18}(\.|$)/.test(value) ? wrong('sheets:faults.numberTooLarge') : { value };
}

/** Decimals that a value needs: `1.50` needs one. */
export function decimalsOf(value: string): number {
  const { scale }: Decimal = parseDecimal(decimalText(parseDecimal(value)));
  return scale;
}
