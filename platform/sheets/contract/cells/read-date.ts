import type { ColumnView } from '../import-column.ts';
import type { ReadCell } from '../read-sheet.ts';
import { type CellReading, failed } from './cell-reading.ts';
import { narrow } from './cell-text.ts';
import written from './written.json' with { type: 'json' };

const yearOrMonth = new RegExp(written.yearOrMonth, 'gu');
const dayBehind = new RegExp(written.dayBehind, 'u');
const timeBehind = new RegExp(written.timeBehind, 'u');
const chineseNumber = new RegExp(written.chineseNumber, 'u');
const tens = new RegExp(written.tens, 'gu');
const digit = new RegExp(written.digit, 'gu');

const chineseDigits: Readonly<Record<string, string>> = written.digits;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Serials of days from 1910 to 2199; anything else is not meant as one. */
const serials = { first: 3_654, last: 109_574 };
/** Serial of 1970-01-01 in Excel's count since 1900. */
const serialOfEpoch = 25_569;

/** A day as `YYYY-MM-DD`, or a month or year where the column lets it; the time of day is left aside. */
export function readDate(cell: ReadCell, column: ColumnView): CellReading {
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return { value: cell.date };
  if (typeof cell === 'number') return ofNumber(cell, column);
  if (typeof cell !== 'string') return failed('dateForm');
  const text = withoutTime(latinDigits(narrow(cell)));
  if (/^\d+(\.\d+)?$/.test(text) && !/^\d{4}\.\d{1,2}$/.test(text)) return ofNumber(Number(text), column);
  return ofText(text, column);
}

function ofNumber(value: number, column: ColumnView): CellReading {
  const whole = Math.floor(value);
  const text = String(whole);
  if (/^[12]\d{7}$/.test(text) && whole === value) {
    return day([text.slice(0, 4), text.slice(4, 6), text.slice(6)]);
  }
  if (/^(19|20)\d{4}$/.test(text) && whole === value) return partial([text.slice(0, 4), text.slice(4)], column);
  // 2024.1 typed as a number is January or October: nobody can know.
  if (whole >= 1900 && whole <= 2100 && whole !== value) return failed('dateMonthNumber');
  if (whole >= 1900 && whole <= 2100) return partial([text], column);
  if (whole < serials.first || whole > serials.last) return failed('dateForm');
  return { value: new Date((whole - serialOfEpoch) * 86_400_000).toISOString().slice(0, 10) };
}

function ofText(text: string, column: ColumnView): CellReading {
  const named = ofMonthName(text);
  if (named !== undefined) return named;
  const parts = text
    .replace(yearOrMonth, '-')
    .replace(dayBehind, '')
    .replace(/[-./\\\s,，、—–]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .split('-');
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return failed('dateForm');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 3 && first.length === 4) return day([first, second, third]);
  if (parts.length === 3 && third.length === 4) return dayLast(first, second, third);
  if (parts.length === 3 && first.length <= 2 && third.length <= 2) return shortYear(first, second, third);
  if (parts.length <= 2 && first.length === 4) return partial(parts, column);
  return failed('dateForm');
}

/** `1/5/2024`: month or day first, unless only one of them can be the month. */
function dayLast(first: string, second: string, year: string): CellReading {
  const [one, other] = [Number(first), Number(second)];
  const monthFirst = iso([year, first, second]);
  const dayFirst = iso([year, second, first]);
  if (one === other || dayFirst === undefined) return day([year, first, second]);
  if (monthFirst === undefined) return { value: dayFirst };
  return failed('dateAmbiguous', { first: monthFirst, second: dayFirst });
}

/** `24.1.5`: the century is a guess, so it is only proposed. */
function shortYear(year: string, month: string, dayOfMonth: string): CellReading {
  const full = Number(year) < 50 ? `20${year.padStart(2, '0')}` : `19${year}`;
  return failed('dateShortYear', {}, iso([full, month, dayOfMonth]) ?? null);
}

function ofMonthName(text: string): CellReading | undefined {
  const [, before, name = '', after = ''] = /^(\d{1,2})?[-\s]*([A-Za-z]{3,9})\.?[-\s]*([\d,\s-]*)$/.exec(text) ?? [];
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  const numbers = [...(before === undefined ? [] : [before]), ...after.split(/[,\s-]+/).filter((part) => part !== '')];
  const [dayOfMonth = '', year = ''] = numbers;
  if (numbers.length !== 2) return failed('dateForm');
  if (year.length === 2) return shortYear(year, String(month), dayOfMonth);
  return day([year, String(month), dayOfMonth]);
}

function partial(parts: readonly string[], { limits }: ColumnView): CellReading {
  const [year = '', month] = parts;
  if (month === undefined) return limits.precision === 'year' ? { value: year } : failed('datePrecision');
  if (Number(month) < 1 || Number(month) > 12) return failed('dateUnreal', { date: `${year}-${month}` });
  return limits.precision === undefined ? failed('datePrecision') : { value: `${year}-${month.padStart(2, '0')}` };
}

function day(parts: readonly [string, string, string]): CellReading {
  const value = iso(parts);
  return value === undefined ? failed('dateUnreal', { date: parts.join('-') }) : { value };
}

function iso([year, month, dayOfMonth]: readonly [string, string, string]): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(milliseconds) || Number(year) < 1000) return undefined;
  return new Date(milliseconds).toISOString().slice(0, 10) === text ? text : undefined;
}

function withoutTime(text: string): string {
  return text.replace(timeBehind, '').trim();
}

/** 二〇二四年十二月二十五日 as 2024年12月25日; 十 counts, it is not a digit. */
function latinDigits(text: string): string {
  if (!chineseNumber.test(text)) return text;
  return text
    .replace(tens, (_all, tens: string, ones: string) => {
      return `${chineseDigits[tens] ?? '1'}${chineseDigits[ones] ?? '0'}`;
    })
    .replace(digit, (character) => chineseDigits[character] ?? character);
}
