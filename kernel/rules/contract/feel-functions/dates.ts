import type { Decimal } from 'decimal.js';
import { integerOf, numberOf } from '../feel/number.ts';
import type { Run } from '../feel/run.ts';
import {
  type DateTimeValue,
  type DateValue,
  type FunctionValue,
  isKind,
  type TimeValue,
  type Value,
  type Zone,
} from '../feel/values.ts';
import { dayOfYear, weekday, weekOfYear } from '../feel-time/civil-date.ts';
import { dateTimeAt, dayNumber, type Point } from '../feel-time/clock-line.ts';
import {
  dateOf,
  durationOfMonths,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  startOf,
  timeOf,
  zoneOf,
} from '../feel-time/parse-temporal.ts';
import { isZoneId } from '../feel-time/zone-offset.ts';
import { builtin, overload } from './define-builtin.ts';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

function bad(run: Run, name: string): null {
  return run.fail('badArguments', { name });
}

function makeDate(year: Decimal, month: Decimal, day: Decimal): DateValue | null {
  const numbers = [year, month, day].map(integerOf);
  const [y = null, m = null, d = null] = numbers;
  return y === null || m === null || d === null ? null : dateOf(y, m, d);
}

/** A time from numbers; seconds may have a fraction. */
function makeTime(hour: Decimal, minute: Decimal, rest: { second: Decimal; zone: Zone | null }): TimeValue | null {
  const [h, m] = [integerOf(hour), integerOf(minute)];
  const whole = rest.second.floor();
  const nano = rest.second.minus(whole).times(1_000_000_000).floor().toNumber();
  return h === null || m === null ? null : timeOf(h, m, whole.toNumber(), { nano, zone: rest.zone });
}

/** A zone from an offset as duration, or from the name of a zone; undefined when it is neither. */
function makeZone(offset: Value | undefined): Zone | null | undefined {
  if (offset === undefined || offset === null) return null;
  if (typeof offset === 'string') return isZoneId(offset) ? { id: offset } : undefined;
  if (!isKind(offset, 'dayTimeDuration')) return undefined;
  const seconds = integerOf(offset.seconds.trunc());
  return seconds === null ? undefined : zoneOf(seconds);
}

function dateFrom(value: Value): DateValue | null {
  if (typeof value === 'string') return parseDate(value);
  if (isKind(value, 'dateTime')) return value.date;
  return isKind(value, 'date') ? value : null;
}

function timeFrom(value: Value): TimeValue | null {
  if (typeof value === 'string') return parseTime(value);
  if (isKind(value, 'dateTime')) return value.time;
  if (isKind(value, 'date')) return startOf(value, { offset: 0 }).time;
  return isKind(value, 'time') ? value : null;
}

function dateTimeFrom(value: Value): DateTimeValue | null {
  if (typeof value === 'string') return parseDateTime(value);
  if (isKind(value, 'date')) return startOf(value, { offset: 0 });
  return isKind(value, 'dateTime') ? value : null;
}

/** Whole months from one day to another, towards zero (DMN 1.5, table 73). */
function monthsBetween(from: DateValue, to: DateValue): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  // The last day of a shorter month has not reached a later day: only full months count.
  if (months > 0 && to.day < from.day) return months - 1;
  return months < 0 && to.day > from.day ? months + 1 : months;
}

/** The moment of the run as date and time in its zone. */
function nowOf({ moment }: Run): DateTimeValue | null {
  const days = Math.floor(moment.epochSeconds / 86_400);
  const point: Point = { days, seconds: moment.epochSeconds - days * 86_400, nano: moment.nano };
  return dateTimeAt(point, moment.zone === 'Z' ? { offset: 0 } : { id: moment.zone });
}

function calendar(name: string, body: (date: DateValue) => Value): FunctionValue {
  return builtin(
    name,
    overload([['date', 'single']], (run, value) => {
      const date = isKind(value, 'date') || isKind(value, 'dateTime') ? dateFrom(value) : null;
      return date === null ? bad(run, name) : body(date);
    }),
  );
}

/** Functions that make dates, times and durations, and that read the calendar (DMN 1.5, tables 73, 79 and 81). */
export const temporalFunctions: readonly FunctionValue[] = [
  builtin(
    'date',
    overload([['from', 'single']], (run, from) => dateFrom(from) ?? bad(run, 'date')),
    overload(
      [
        ['year', 'number'],
        ['month', 'number'],
        ['day', 'number'],
      ],
      (run, year, month, day) => makeDate(year, month, day) ?? bad(run, 'date'),
    ),
  ),
  builtin(
    'time',
    overload([['from', 'single']], (run, from) => timeFrom(from) ?? bad(run, 'time')),
    overload(
      [
        ['hour', 'number'],
        ['minute', 'number'],
        ['second', 'number'],
        ['offset', 'single?'],
      ],
      (run, hour, minute, second, offset) => {
        const zone = makeZone(offset);
        return (zone === undefined ? null : makeTime(hour, minute, { second, zone })) ?? bad(run, 'time');
      },
    ),
  ),
  builtin(
    'date and time',
    overload([['from', 'single']], (run, from) => dateTimeFrom(from) ?? bad(run, 'date and time')),
    overload(
      [
        ['date', 'single'],
        ['time', 'time'],
      ],
      (run, date, time) => {
        const day = typeof date === 'string' ? null : dateFrom(date);
        return day === null ? bad(run, 'date and time') : { kind: 'dateTime', date: day, time };
      },
    ),
    ...(['offset', 'timezone'] as const).map((zoneName) =>
      overload(
        [
          ['year', 'number'],
          ['month', 'number'],
          ['day', 'number'],
          ['hour', 'number'],
          ['minute', 'number'],
          ['second', 'number'],
          [zoneName, 'single?'],
        ],
        (run, year, month, day, hour, minute, second, offset) => {
          const zone = makeZone(offset);
          const date = makeDate(year, month, day);
          const time = zone === undefined ? null : makeTime(hour, minute, { second, zone });
          return date === null || time === null ? bad(run, 'date and time') : { kind: 'dateTime', date, time };
        },
      ),
    ),
  ),
  builtin(
    'duration',
    overload([['from', 'single']], (run, from) => {
      if (isKind(from, 'dayTimeDuration') || isKind(from, 'yearMonthDuration')) return from;
      return (typeof from === 'string' ? parseDuration(from) : null) ?? bad(run, 'duration');
    }),
  ),
  builtin(
    'years and months duration',
    overload(
      [
        ['from', 'single'],
        ['to', 'single'],
      ],
      (run, from, to) => {
        const start = typeof from === 'string' ? null : dateFrom(from);
        const end = typeof to === 'string' ? null : dateFrom(to);
        if (start === null || end === null) return bad(run, 'years and months duration');
        return durationOfMonths(monthsBetween(start, end));
      },
    ),
  ),
  calendar('day of year', ({ year, month, day }) => numberOf(dayOfYear(year, month, day))),
  calendar('week of year', ({ year, month, day }) => numberOf(weekOfYear(year, month, day))),
  calendar('day of week', (date) => dayNames[weekday(dayNumber(date)) - 1] ?? null),
  calendar('month of year', ({ month }) => monthNames[month - 1] ?? null),
  builtin(
    'now',
    overload([], (run) => nowOf(run)),
  ),
  builtin(
    'today',
    overload([], (run) => nowOf(run)?.date ?? null),
  ),
];
