import type { ReadCell } from '../../../contract/read-sheet.ts';
import type { NumberKind } from './number-format.ts';

const secondsOfDay = 86_400;
/** Day 0 of the two calendars of workbooks: 1899-12-30 (from March 1900 on) and 1904-01-01. */
const daysBefore1970 = { 1900: -25_569, 1904: -24_107 };
const lastDays = { 1900: 2_958_465, 1904: 2_957_003 };

/** Which calendar the workbook counts days in. */
export type Calendar = 1900 | 1904;

/** Days that were read before: a column of dates has few different ones, and each is one object in all cells. */
const known = {
  date: { 1900: new Map<number, ReadCell>(), 1904: new Map<number, ReadCell>() },
  time: { 1900: new Map<number, ReadCell>(), 1904: new Map<number, ReadCell>() },
};
const mostKnown = 20_000;

/** A number as the cell shows it: a date or a time of day where the format says so and the calendar has that day. */
export function numberCell(value: number, kind: NumberKind, calendar: Calendar): ReadCell {
  if (!Number.isFinite(value)) return null;
  if (kind === 'number' || value < 0) return value;
  const before = known[kind][calendar];
  const found = before.get(value);
  if (found !== undefined) return found;
  if (before.size >= mostKnown) before.clear();
  const cell = dateCell(value, kind, calendar);
  before.set(value, cell);
  return cell;
}

function dateCell(value: number, kind: NumberKind, calendar: Calendar): ReadCell {
  // Seconds are as exact as the double of a date is; what rounds up to midnight is the next day.
  const seconds = Math.round(value * secondsOfDay);
  const day = Math.floor(seconds / secondsOfDay);
  const rest = seconds - day * secondsOfDay;
  if (day > lastDays[calendar]) return value;
  if (day === 0 && (kind === 'time' || calendar === 1900)) return kind === 'time' ? timeOfDay(rest) : value;
  // The calendar of 1900 has a 29 February that never was: day 60, and all before it are one off.
  if (calendar === 1900 && day === 60) return value;
  const shifted = calendar === 1900 && day < 60 ? day + 1 : day;
  const date = dateOfDay(shifted + daysBefore1970[calendar]);
  return rest === 0 ? { date } : { date, time: timeOfDay(rest) };
}

/** A day counted from 1970-01-01, without an object for it: by eras of 400 years that begin in March. */
function dateOfDay(days: number): string {
  const fromEra = days + 719_468;
  const era = Math.floor(fromEra / 146_097);
  const inEra = fromEra - era * 146_097;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return `${year + era * 400 + (month <= 2 ? 1 : 0)}-${twoDigits(month)}-${twoDigits(day)}`;
}

function timeOfDay(seconds: number): string {
  return `${twoDigits(Math.floor(seconds / 3_600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** A date as ISO 8601 text (cells of type `d`); undefined when it is none. */
export function isoCell(text: string): ReadCell | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(text);
  if (found?.[1] === undefined) return undefined;
  const moment = new Date(`${found[1]}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== found[1]) return undefined;
  const time = found[2];
  return time === undefined || time === '00:00:00' ? { date: found[1] } : { date: found[1], time };
}
