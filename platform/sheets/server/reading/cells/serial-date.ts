import type { ReadCell } from '../../../contract/read-sheet.ts';
import type { NumberKind } from './number-format.ts';

const millisecondsOfDay = 86_400_000;
const secondsOfDay = 86_400;
/** Day 0 of the two calendars of workbooks: 1899-12-30 (from March 1900 on) and 1904-01-01. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const lastDays = { 1900: 2_958_465, 1904: 2_957_003 };

/** Which calendar the workbook counts days in. */
export type Calendar = 1900 | 1904;

/** A number as the cell shows it: a date or a time of day where the format says so and the calendar has that day. */
export function numberCell(value: number, kind: NumberKind, calendar: Calendar): ReadCell {
  if (!Number.isFinite(value)) return null;
  if (kind === 'number' || value < 0) return value;
  // Seconds are as exact as the double of a date is; what rounds up to midnight is the next day.
  const seconds = Math.round(value * secondsOfDay);
  const day = Math.floor(seconds / secondsOfDay);
  const time = timeOfDay(seconds - day * secondsOfDay);
  if (day > lastDays[calendar]) return value;
  if (day === 0 && (kind === 'time' || calendar === 1900)) return kind === 'time' ? time : value;
  // The calendar of 1900 has a 29 February that never was: day 60, and all before it are one off.
  if (calendar === 1900 && day === 60) return value;
  const shifted = calendar === 1900 && day < 60 ? day + 1 : day;
  const date = new Date(epochs[calendar] + shifted * millisecondsOfDay).toISOString().slice(0, 10);
  return time === '00:00:00' ? { date } : { date, time };
}

function timeOfDay(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
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
