import { FeelNumber, parseNumber } from '../feel/number.ts';
import type { DateTimeValue, DateValue, DayTimeDuration, TimeValue, YearMonthDuration, Zone } from '../feel/values.ts';
import { civilFromDays, daysFromCivil, isCivilDate } from './civil-date.ts';
import { isZoneId } from './zone-offset.ts';

const datePattern = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/;
const timePattern = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2}(?::\d{2})?|@.+)?$/;
const daysPattern = /^(-?)P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$/;
const monthsPattern = /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?$/;

const midnight: TimeValue = { kind: 'time', hour: 0, minute: 0, second: 0, nano: 0, zone: null };

/** The furthest that a fixed offset may lie from UTC, in seconds. */
const furthestOffset = 18 * 3600;

/** A date from `YYYY-MM-DD`; years have four to nine digits and may be negative. Null when the text is none. */
export function parseDate(text: string): DateValue | null {
  const [, year, month, day] = datePattern.exec(text) ?? [];
  if (year === undefined) return null;
  return dateOf(Number(year), Number(month), Number(day));
}

/** A date from its numbers; null when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): DateValue | null {
  return isCivilDate(year, month, day) ? { kind: 'date', year: year + 0, month, day } : null;
}

/** A time from `HH:MM:SS[.fraction][Z|±HH:MM[:SS]|@zone]`; digits past the nanosecond are dropped. Null when the text is none. */
export function parseTime(text: string): TimeValue | null {
  const [, hour, minute, second, fraction, zoneText] = timePattern.exec(text) ?? [];
  if (hour === undefined) return null;
  const zone = zoneText === undefined ? null : parseZone(zoneText);
  if (zone === undefined) return null;
  const nano = Number((fraction ?? '').slice(0, 9).padEnd(9, '0'));
  return timeOf(Number(hour), Number(minute), Number(second), { nano, zone });
}

/** A time from its numbers; 24:00:00 is the midnight that ends a day. Null when a clock shows no such time. */
export function timeOf(
  hour: number,
  minute: number,
  second: number,
  rest: { nano: number; zone: Zone | null },
): TimeValue | null {
  if (hour === 24 && minute === 0 && second === 0 && rest.nano === 0) return { ...midnight, zone: rest.zone };
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  return { kind: 'time', hour, minute, second, ...rest };
}

/** A zone from `Z`, an offset or `@` with the name of a zone; undefined when there is no such zone. */
function parseZone(text: string): Zone | undefined {
  if (text === 'Z' || text === 'z') return { offset: 0 };
  if (text.startsWith('@')) return isZoneId(text.slice(1)) ? { id: text.slice(1) } : undefined;
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  if (minutes > 59 || seconds > 59) return undefined;
  return zoneOf((text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds));
}

/** A fixed offset of at most 18 hours; undefined beyond. */
export function zoneOf(offset: number): Zone | undefined {
  return Math.abs(offset) <= furthestOffset ? { offset: offset + 0 } : undefined;
}

/** A date and time from `dateTtime`, or from a date alone: its midnight. Null when the text is none. */
export function parseDateTime(text: string): DateTimeValue | null {
  const split = text.indexOf('T');
  const date = parseDate(split < 0 ? text : text.slice(0, split));
  const time = split < 0 ? midnight : parseTime(text.slice(split + 1));
  if (date === null || time === null) return null;
  // 24:00:00 is the midnight with which the next day begins (XML Schema 1.1, part 2, 3.3.7).
  const ended = split >= 0 && text.startsWith('24', split + 1);
  const next = ended ? civilFromDays(daysFromCivil(date.year, date.month, date.day) + 1) : date;
  return isCivilDate(next.year, next.month, next.day) ? { kind: 'dateTime', date: { ...date, ...next }, time } : null;
}

/** The local midnight with which a date begins. */
export function startOf(date: DateValue, zone: Zone | null): DateTimeValue {
  return { kind: 'dateTime', date, time: { ...midnight, zone } };
}

/** A duration from XML Schema's `PnYnM` or `PnDTnHnMnS`, not both. Null when the text is neither. */
export function parseDuration(text: string): DayTimeDuration | YearMonthDuration | null {
  const [, monthSign, years = '0', months = '0'] = monthsPattern.exec(text) ?? [];
  if (monthSign !== undefined) return durationOfMonths((monthSign ? -1 : 1) * (Number(years) * 12 + Number(months)));
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = daysPattern.exec(text) ?? [];
  if (sign === undefined) return null;
  const whole = parseNumber(days)?.times(86_400).plus(new FeelNumber(hours).times(3600));
  const total = whole?.plus(new FeelNumber(minutes).times(60)).plus(parseNumber(seconds) ?? 0);
  if (total === undefined || !total.isFinite()) return null;
  return { kind: 'dayTimeDuration', seconds: sign && !total.isZero() ? total.negated() : total };
}

/** A duration of months; null past what an integer holds exactly. */
export function durationOfMonths(months: number): YearMonthDuration | null {
  return Number.isSafeInteger(months) ? { kind: 'yearMonthDuration', months: months + 0 } : null;
}

/** Whatever the text after `@` is: a date, a time, both, or a duration. Null when it is none. */
export function parseTemporal(
  text: string,
): DateValue | TimeValue | DateTimeValue | DayTimeDuration | YearMonthDuration | null {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (text.includes('T') && /^-?\d+-/.test(text)) return parseDateTime(text);
  return text.includes(':') ? parseTime(text) : parseDate(text);
}
