import type { Decimal } from 'decimal.js';
import { durationOfMonths } from '../feel-time/parse-temporal.ts';
import { addToTemporal, subtractTemporal } from '../feel-time/temporal-arithmetic.ts';
import { numberOf, settle } from './number.ts';
import type { Run } from './run.ts';
import type { ArithmeticOperator } from './syntax.ts';
import { isKind, isNumber, kindOf, type Value } from './values.ts';

type Operate = (left: Value, right: Value) => Value | undefined;

/** Applies an operator (DMN 1.5, 10.3.2.13, tables 55–58); null, with the reason, when the operands do not go together. */
export function operate(operator: ArithmeticOperator, left: Value, right: Value, run: Run): Value {
  const result = operations[operator](left, right);
  if (result === undefined) {
    return run.fail('badOperands', { operator, left: kindOf(left), right: kindOf(right) });
  }
  if (result === null) return run.fail('outOfRange', { operator });
  if (typeof result === 'string') run.checkSize(result.length);
  return result;
}

/** The value with its sign turned; null for what has none. */
export function negate(value: Value, run: Run): Value {
  if (isNumber(value)) return settle(value.negated());
  if (isKind(value, 'dayTimeDuration')) return seconds(value.seconds.negated());
  if (isKind(value, 'yearMonthDuration')) return durationOfMonths(-value.months);
  return run.fail('badOperands', { operator: '-', left: kindOf(value), right: '' });
}

function seconds(value: Decimal): Value {
  const settled = settle(value);
  return settled === null ? null : { kind: 'dayTimeDuration', seconds: settled };
}

function months(value: Decimal): Value {
  return durationOfMonths(value.trunc().toNumber());
}

const add: Operate = (left, right) => {
  if (isNumber(left) && isNumber(right)) return settle(left.plus(right));
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (isKind(left, 'dayTimeDuration') && isKind(right, 'dayTimeDuration')) {
    return seconds(left.seconds.plus(right.seconds));
  }
  if (isKind(left, 'yearMonthDuration') && isKind(right, 'yearMonthDuration')) {
    return durationOfMonths(left.months + right.months);
  }
  return addToTemporal(left, right, 1) ?? addToTemporal(right, left, 1);
};

const subtract: Operate = (left, right) => {
  if (isNumber(left) && isNumber(right)) return settle(left.minus(right));
  if (isKind(left, 'dayTimeDuration') && isKind(right, 'dayTimeDuration')) {
    return seconds(left.seconds.minus(right.seconds));
  }
  if (isKind(left, 'yearMonthDuration') && isKind(right, 'yearMonthDuration')) {
    return durationOfMonths(left.months - right.months);
  }
  const later = addToTemporal(left, right, -1);
  return later === undefined ? subtractTemporal(left, right) : later;
};

const multiply: Operate = (left, right) => {
  if (isNumber(left) && isNumber(right)) return settle(left.times(right));
  if (isNumber(left)) return isNumber(right) ? undefined : scale(right, left);
  return isNumber(right) ? scale(left, right) : undefined;
};

function scale(value: Value, by: Decimal): Value | undefined {
  if (isKind(value, 'dayTimeDuration')) return seconds(value.seconds.times(by));
  if (isKind(value, 'yearMonthDuration')) return months(numberOf(value.months).times(by));
  return undefined;
}

const divide: Operate = (left, right) => {
  if (isNumber(right)) {
    if (isNumber(left)) return right.isZero() ? null : settle(left.div(right));
    if (isKind(left, 'dayTimeDuration')) return right.isZero() ? null : seconds(left.seconds.div(right));
    if (isKind(left, 'yearMonthDuration')) return right.isZero() ? null : months(numberOf(left.months).div(right));
  }
  if (isKind(left, 'dayTimeDuration') && isKind(right, 'dayTimeDuration')) {
    return right.seconds.isZero() ? null : settle(left.seconds.div(right.seconds));
  }
  if (isKind(left, 'yearMonthDuration') && isKind(right, 'yearMonthDuration')) {
    return right.months === 0 ? null : settle(numberOf(left.months).div(right.months));
  }
  return undefined;
};

const raise: Operate = (left, right) => {
  if (!isNumber(left) || !isNumber(right)) return undefined;
  // Past this exponent every base but 0 and ±1 is out of range, and the power would take for ever.
  if (right.abs().gt(10_000_000) && !left.abs().eq(1) && !left.isZero()) return null;
  return settle(left.pow(right));
};

const operations: Readonly<Record<ArithmeticOperator, Operate>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': raise,
};
