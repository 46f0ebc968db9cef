import type { Decimal } from 'decimal.js';
import { FeelNumber, integerOf, type roundingModes, roundTo, settle } from '../feel/number.ts';
import type { Run } from '../feel/run.ts';
import { type FunctionValue, isKind, isNumber, type Value } from '../feel/values.ts';
import { builtin, overload } from './define-builtin.ts';

/** Scales that decimal128 has. */
const leastScale = -6111;
const mostScale = 6176;

function rounded(run: Run, value: Decimal, scale: Decimal, mode: keyof typeof roundingModes): Value {
  const digits = scale.trunc().toNumber();
  if (digits < leastScale || digits > mostScale) return run.fail('outOfRange', { operator: 'scale' });
  return roundTo(value, digits, mode) ?? run.fail('outOfRange', { operator: 'scale' });
}

function rounding(name: string, mode: keyof typeof roundingModes): FunctionValue {
  return builtin(
    name,
    overload(
      [
        ['n', 'number'],
        ['scale', 'number'],
      ],
      (run, n, scale) => rounded(run, n, scale, mode),
    ),
  );
}

function roundingToInteger(name: string, mode: keyof typeof roundingModes): FunctionValue {
  return builtin(
    name,
    overload([['n', 'number']], (run, n) => rounded(run, n, new FeelNumber(0), mode)),
    overload(
      [
        ['n', 'number'],
        ['scale', 'number'],
      ],
      (run, n, scale) => rounded(run, n, scale, mode),
    ),
  );
}

function parity(name: string, rest: 0 | 1): FunctionValue {
  return builtin(
    name,
    overload([['number', 'number']], (_run, n) => n.isInteger() && n.mod(2).eq(rest)),
  );
}

function absolute(run: Run, n: Value): Value {
  if (isNumber(n)) return n.abs();
  if (isKind(n, 'dayTimeDuration')) return { kind: 'dayTimeDuration', seconds: n.seconds.abs() };
  if (isKind(n, 'yearMonthDuration')) return { kind: 'yearMonthDuration', months: Math.abs(n.months) };
  return run.fail('badArguments', { name: 'abs' });
}

/** Functions of one number (DMN 1.5, 10.3.4.5, table 76). */
export const numericFunctions: readonly FunctionValue[] = [
  rounding('decimal', 'halfEven'),
  rounding('round up', 'up'),
  rounding('round down', 'down'),
  rounding('round half up', 'halfUp'),
  rounding('round half down', 'halfDown'),
  roundingToInteger('floor', 'floor'),
  roundingToInteger('ceiling', 'ceiling'),
  parity('odd', 1),
  parity('even', 0),
  builtin('abs', overload([['n', 'number']], absolute), overload([['n', 'single']], absolute)),
  builtin(
    'modulo',
    overload(
      [
        ['dividend', 'number'],
        ['divisor', 'number'],
      ],
      (run, dividend, divisor) =>
        divisor.isZero() ? run.fail('outOfRange', { operator: 'modulo' }) : settle(dividend.mod(divisor)),
    ),
  ),
  builtin(
    'sqrt',
    overload([['number', 'number']], (run, n) =>
      n.isNegative() && !n.isZero() ? run.fail('outOfRange', { operator: 'sqrt' }) : settle(n.sqrt()),
    ),
  ),
  builtin(
    'log',
    overload([['number', 'number']], (run, n) =>
      n.lte(0) ? run.fail('outOfRange', { operator: 'log' }) : settle(n.ln()),
    ),
  ),
  builtin(
    'exp',
    overload([['number', 'number']], (run, n) => {
      // Past 15,000 the power has more digits than decimal128 has places; below −15,000 it is nothing.
      if (n.lt(-15_000)) return new FeelNumber(0);
      return (n.gt(15_000) ? null : settle(n.exp())) ?? run.fail('outOfRange', { operator: 'exp' });
    }),
  ),
];

/** An index into a list or text of so many places: counted from 1, or back from −1. Null outside. */
export function placeIn(position: Decimal, length: number): number | null {
  const place = integerOf(position.trunc());
  if (place === null || place === 0 || Math.abs(place) > length) return null;
  return place > 0 ? place - 1 : length + place;
}
