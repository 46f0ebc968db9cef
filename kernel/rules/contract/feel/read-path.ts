import { weekday } from '../feel-time/civil-date.ts';
import { dayNumber } from '../feel-time/clock-line.ts';
import { partsOfDuration } from '../feel-time/format-temporal.ts';
import { offsetOfLocal } from '../feel-time/zone-offset.ts';
import { entryOf } from './names.ts';
import { numberOf } from './number.ts';
import type { Run } from './run.ts';
import { type DateTimeValue, type DateValue, isList, isNumber, kindOf, type TimeValue, type Value } from './values.ts';

/** `value.name` (DMN 1.5, 10.3.2.5 and tables 64–66): an entry, a property, or of a list that of each item. */
export function readPath(value: Value, name: string, run: Run): Value {
  if (isList(value)) return value.map((item) => readPath(item, name, run));
  if (value === null || typeof value !== 'object' || isNumber(value)) {
    return value === null ? null : run.fail('noSuchEntry', { name, kind: kindOf(value) });
  }
  const found = propertyOf(value, name);
  return found === undefined ? run.fail('noSuchEntry', { name, kind: kindOf(value) }) : found;
}

function propertyOf(
  value: Exclude<Value, null | boolean | string | readonly Value[]>,
  name: string,
): Value | undefined {
  if (isNumber(value)) return undefined;
  switch (value.kind) {
    case 'context':
      return entryOf(value, name);
    case 'date':
      return dateProperty(value, name);
    case 'time':
      return timeProperty(value, name, 0);
    case 'dateTime':
      return dateProperty(value.date, name) ?? timeProperty(value.time, name, localSeconds(value));
    case 'yearMonthDuration':
      if (name === 'years') return numberOf(Math.trunc(value.months / 12) + 0);
      return name === 'months' ? numberOf((value.months % 12) + 0) : undefined;
    case 'dayTimeDuration': {
      const { days, hours, minutes, seconds } = partsOfDuration(value);
      const parts: Record<string, Value> = { days, hours: numberOf(hours), minutes: numberOf(minutes), seconds };
      return Object.hasOwn(parts, name) ? parts[name] : undefined;
    }
    case 'range':
      if (name === 'start') return value.start;
      if (name === 'end') return value.end;
      if (name === 'start included') return value.startIncluded;
      return name === 'end included' ? value.endIncluded : undefined;
    case 'function':
      return undefined;
  }
}

function localSeconds({ date, time }: DateTimeValue): number {
  return dayNumber(date) * 86_400 + time.hour * 3600 + time.minute * 60 + time.second;
}

function dateProperty(date: DateValue, name: string): Value | undefined {
  if (name === 'year') return numberOf(date.year);
  if (name === 'month') return numberOf(date.month);
  if (name === 'day') return numberOf(date.day);
  return name === 'weekday' ? numberOf(weekday(dayNumber(date))) : undefined;
}

function timeProperty(time: TimeValue, name: string, at: number): Value | undefined {
  if (name === 'hour') return numberOf(time.hour);
  if (name === 'minute') return numberOf(time.minute);
  if (name === 'second') return numberOf(time.second);
  if (name === 'timezone') return time.zone !== null && 'id' in time.zone ? time.zone.id : null;
  if (name !== 'time offset') return undefined;
  if (time.zone === null) return null;
  return { kind: 'dayTimeDuration', seconds: numberOf(offsetOfLocal(time.zone, at)) };
}
