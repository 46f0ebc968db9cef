import { comparePoints, dayNumber, pointOf, pointOfTime } from '../feel-time/clock-line.ts';
import { entryOf } from './names.ts';
import {
  type ContextValue,
  isKind,
  isList,
  isNumber,
  kindOf,
  type RangeOperator,
  type RangeValue,
  type Value,
} from './values.ts';

/** Equality (DMN 1.5, 10.3.2.13, table 53): null for values of different kinds, that is for a question without an answer. */
export function equals(left: Value, right: Value): boolean | null {
  if (left === null || right === null) return left === right;
  if (kindOf(left) !== kindOf(right)) return null;
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, place) => equals(item, right[place] ?? null) === true);
  }
  if (isKind(left, 'context') && isKind(right, 'context')) return contextsEqual(left, right);
  if (isKind(left, 'range') && isKind(right, 'range')) return rangesEqual(left, right);
  if (typeof left === 'boolean') return left === right;
  if (isKind(left, 'function')) return left === right ? true : null;
  const order = compare(left, right);
  return order === null ? null : order === 0;
}

function contextsEqual(left: ContextValue, right: ContextValue): boolean {
  if (left.entries.size !== right.entries.size) return false;
  for (const [key, value] of left.entries) {
    const other = entryOf(right, key);
    if (other === undefined || equals(value, other) !== true) return false;
  }
  return true;
}

function rangesEqual(left: RangeValue, right: RangeValue): boolean {
  return (
    left.operator === right.operator &&
    left.startIncluded === right.startIncluded &&
    left.endIncluded === right.endIncluded &&
    equals(left.start, right.start) === true &&
    equals(left.end, right.end) === true
  );
}

/** Order of two values: below zero, zero, above; null when they have no order, as values of different kinds. */
export function compare(left: Value, right: Value): number | null {
  if (isNumber(left) && isNumber(right)) return left.comparedTo(right);
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (isKind(left, 'date') && isKind(right, 'date')) return Math.sign(dayNumber(left) - dayNumber(right));
  if (isKind(left, 'dateTime') && isKind(right, 'dateTime')) {
    if ((left.time.zone === null) !== (right.time.zone === null)) return null;
    return comparePoints(pointOf(left), pointOf(right));
  }
  if (isKind(left, 'time') && isKind(right, 'time')) {
    if ((left.zone === null) !== (right.zone === null)) return null;
    return comparePoints(pointOfTime(left), pointOfTime(right));
  }
  if (isKind(left, 'dayTimeDuration') && isKind(right, 'dayTimeDuration'))
    return left.seconds.comparedTo(right.seconds);
  if (isKind(left, 'yearMonthDuration') && isKind(right, 'yearMonthDuration')) {
    return Math.sign(left.months - right.months);
  }
  return null;
}

/** Order of texts by code points, so that no character counts as two. */
function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let place = 0; place < length; place += 1) {
    if (left.charCodeAt(place) === right.charCodeAt(place)) continue;
    // Up to here the halves of pairs agree, so both places start a character or continue the same one.
    return Math.sign(pointAt(left, place) - pointAt(right, place));
  }
  return Math.sign(left.length - right.length);
}

function pointAt(text: string, place: number): number {
  const code = text.charCodeAt(place);
  // A half of a pair stands for a character past every single one; order of halves is order of characters.
  return code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code;
}

/** Answers a comparison; null when the values have no order, or no equality. */
export function holds(operator: RangeOperator, left: Value, right: Value): boolean | null {
  if (operator === '=') return equals(left, right);
  if (operator === '!=') {
    const same = equals(left, right);
    return same === null ? null : !same;
  }
  const order = compare(left, right);
  if (order === null) return null;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** Whether a value lies in a range; null when it has no order beside the endpoints. */
export function rangeHolds(range: RangeValue, value: Value): boolean | null {
  // `(< 10)` has one end only; where that is null there is nothing to compare with.
  if (range.operator !== null) return holds(range.operator, value, range.start ?? range.end);
  const low = holds(range.startIncluded ? '>=' : '>', value, range.start);
  const high = holds(range.endIncluded ? '<=' : '<', value, range.end);
  return both(low, high);
}

/** Three-valued and. */
export function both(left: boolean | null, right: boolean | null): boolean | null {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

/** Three-valued or. */
export function either(left: boolean | null, right: boolean | null): boolean | null {
  if (left === true || right === true) return true;
  return left === null || right === null ? null : false;
}
