import { numberOf, settle } from '../feel/number.ts';
import {
  type DateTimeValue,
  type DateValue,
  type DayTimeDuration,
  isKind,
  type TimeValue,
  type Value,
} from '../feel/values.ts';
import { addMonths, floorDiv, floorMod, isCivilDate } from './civil-date.ts';
import {
  dateTimeAt,
  dayNumber,
  pointLater,
  pointOf,
  pointOfTime,
  secondOfDay,
  secondsBetween,
  timeAt,
  utc,
} from './clock-line.ts';
import { startOf } from './parse-temporal.ts';

/** A date, time or both, later or earlier by a duration; undefined when the two do not go together, null out of range. */
export function addToTemporal(value: Value, duration: Value, sign: 1 | -1): Value | undefined {
  if (isKind(duration, 'yearMonthDuration')) {
    const months = duration.months * sign;
    if (isKind(value, 'date')) return monthsLater(value, months);
    if (!isKind(value, 'dateTime')) return undefined;
    const date = monthsLater(value.date, months);
    return date === null ? null : { kind: 'dateTime', date, time: value.time };
  }
  if (!isKind(duration, 'dayTimeDuration')) return undefined;
  const seconds = sign === 1 ? duration.seconds : duration.seconds.negated();
  if (isKind(value, 'dateTime')) return later(value, { kind: 'dayTimeDuration', seconds });
  if (isKind(value, 'date')) {
    const moved = later(startOf(value, null), { kind: 'dayTimeDuration', seconds });
    return moved === null ? null : moved.date;
  }
  return isKind(value, 'time') ? laterInDay(value, { kind: 'dayTimeDuration', seconds }) : undefined;
}

function monthsLater(date: DateValue, months: number): DateValue | null {
  const moved = addMonths(date, months);
  return isCivilDate(moved.year, moved.month, moved.day) ? { kind: 'date', ...moved } : null;
}

function later(value: DateTimeValue, { seconds }: DayTimeDuration): DateTimeValue | null {
  const point = pointLater(pointOf(value), seconds);
  return point === null ? null : dateTimeAt(point, value.time.zone);
}

/** A time of day goes round at midnight and keeps its zone. */
function laterInDay(value: TimeValue, { seconds }: DayTimeDuration): TimeValue {
  const rest = seconds.minus(seconds.div(86_400).floor().times(86_400));
  const whole = rest.floor().toNumber();
  const nano = value.nano + rest.minus(whole).times(1_000_000_000).floor().toNumber();
  const second = floorMod(secondOfDay(value) + whole + floorDiv(nano, 1_000_000_000), 86_400);
  return timeAt({ days: 0, seconds: second, nano: floorMod(nano, 1_000_000_000) }, value.zone);
}

/**
 * What lies between two dates, times or both; a date stands for its midnight in UTC beside a date and time with a zone.
 * Undefined when they do not go together, as one with a zone and one without.
 */
export function subtractTemporal(left: Value, right: Value): Value | undefined {
  if (isKind(left, 'time') && isKind(right, 'time')) {
    if ((left.zone === null) !== (right.zone === null)) return undefined;
    return between(secondsBetween(pointOfTime(right), pointOfTime(left)));
  }
  if (isKind(left, 'date') && isKind(right, 'date')) {
    return between(numberOf(dayNumber(left) - dayNumber(right)).times(86_400));
  }
  const from = asDateTime(right, left);
  const to = asDateTime(left, right);
  if (from === null || to === null) return undefined;
  if ((from.time.zone === null) !== (to.time.zone === null)) return undefined;
  return between(secondsBetween(pointOf(from), pointOf(to)));
}

function asDateTime(value: Value, beside: Value): DateTimeValue | null {
  if (isKind(value, 'dateTime')) return value;
  if (!isKind(value, 'date') || !isKind(beside, 'dateTime')) return null;
  return startOf(value, beside.time.zone === null ? null : utc);
}

function between(seconds: DayTimeDuration['seconds']): Value {
  const settled = settle(seconds);
  return settled === null ? null : { kind: 'dayTimeDuration', seconds: settled };
}
