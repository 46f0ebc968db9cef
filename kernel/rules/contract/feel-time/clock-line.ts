import type { Decimal } from 'decimal.js';
import { FeelNumber, numberOf } from '../feel/number.ts';
import type { DateTimeValue, DateValue, TimeValue, Zone } from '../feel/values.ts';
import { civilFromDays, daysFromCivil, floorDiv, floorMod, mostYears } from './civil-date.ts';
import { offsetAt, offsetOfLocal } from './zone-offset.ts';

/** A point of time as whole days since 1970, seconds of the day and nanoseconds: each exact, whatever the year. */
export interface Point {
  readonly days: number;
  readonly seconds: number;
  readonly nano: number;
}

/** The zone of UTC. */
export const utc: Zone = { offset: 0 };

/** Seconds since midnight of a time of day, without its fraction. */
export function secondOfDay(time: TimeValue): number {
  return time.hour * 3600 + time.minute * 60 + time.second;
}

/** Days since 1970 of a date. */
export function dayNumber(date: DateValue): number {
  return daysFromCivil(date.year, date.month, date.day);
}

/** The instant of a date and time, in UTC; a local one as if it were UTC. */
export function pointOf({ date, time }: DateTimeValue): Point {
  const days = dayNumber(date);
  const seconds = secondOfDay(time);
  const offset = time.zone === null ? 0 : offsetOfLocal(time.zone, days * 86_400 + seconds);
  return shifted({ days, seconds, nano: time.nano }, -offset);
}

/** The instant of a time of day on 1970-01-01, whose offset stands for that of a named zone. */
export function pointOfTime(time: TimeValue): Point {
  return pointOf({ kind: 'dateTime', date: { kind: 'date', year: 1970, month: 1, day: 1 }, time });
}

function shifted(point: Point, seconds: number): Point {
  const sum = point.seconds + seconds;
  return { days: point.days + floorDiv(sum, 86_400), seconds: floorMod(sum, 86_400), nano: point.nano };
}

/** Seconds between two points, exact. */
export function secondsBetween(from: Point, to: Point): Decimal {
  return numberOf(to.days - from.days)
    .times(86_400)
    .plus(to.seconds - from.seconds)
    .plus(numberOf(to.nano - from.nano).div(1_000_000_000));
}

/** The point some seconds later; null past the years that dates may have. */
export function pointLater(point: Point, seconds: Decimal): Point | null {
  const total = new FeelNumber(point.seconds).plus(numberOf(point.nano).div(1_000_000_000)).plus(seconds);
  const days = total.div(86_400).floor();
  const rest = total.minus(days.times(86_400));
  const whole = rest.floor().toNumber();
  const nano = rest.minus(whole).times(1_000_000_000).floor().toNumber();
  const later = { days: point.days + days.toNumber(), seconds: whole, nano };
  return Math.abs(later.days) > (mostYears + 1) * 366 ? null : later;
}

/** Orders two points to the second, as the value functions of FEEL do (DMN 1.5, 10.3.2.3.5–6). */
export function comparePoints(left: Point, right: Point): number {
  return Math.sign(left.days - right.days) || Math.sign(left.seconds - right.seconds);
}

/** A point as date and time in a zone; null zone reads it as local time. Null past the years that dates may have. */
export function dateTimeAt(point: Point, zone: Zone | null): DateTimeValue | null {
  const offset = zone === null ? 0 : offsetAt(zone, point.days * 86_400 + point.seconds);
  const local = shifted(point, offset);
  const day = civilFromDays(local.days);
  if (Math.abs(day.year) > mostYears) return null;
  return { kind: 'dateTime', date: { kind: 'date', ...day }, time: timeAt(local, zone) };
}

/** The time of day of a point that is already local. */
export function timeAt(local: Point, zone: Zone | null): TimeValue {
  return {
    kind: 'time',
    hour: Math.floor(local.seconds / 3600),
    minute: Math.floor((local.seconds % 3600) / 60),
    second: local.seconds % 60,
    nano: local.nano,
    zone,
  };
}
