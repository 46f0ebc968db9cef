import { Decimal } from 'decimal.js';

/** Numbers of FEEL: IEEE 754-2008 decimal128, 34 significant digits, ties to even (DMN 1.5, 10.3.2.3.1). */
export const FeelNumber = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  minE: -6143,
  maxE: 6144,
  modulo: Decimal.ROUND_FLOOR,
  toExpNeg: -6200,
  toExpPos: 6200,
  defaults: true,
});

/** A number with room enough that shifting and rounding 34 digits loses nothing. */
const WideNumber = Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_EVEN, defaults: true });

const literal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A number from its digits, rounded to 34 of them; null when the text is no number or out of range. */
export function parseNumber(text: string): Decimal | null {
  if (!literal.test(text) || text.length > 10_000) return null;
  return settle(new FeelNumber(text));
}

/** A number from an integer that JavaScript holds exactly. */
export function numberOf(value: number): Decimal {
  return new FeelNumber(value);
}

/** Rounds to 34 digits; null for what decimal128 cannot hold and for what is no number. */
export function settle(value: Decimal): Decimal | null {
  const rounded = new FeelNumber(value).plus(0);
  if (!rounded.isFinite()) return null;
  return rounded.isZero() ? new FeelNumber(0) : rounded;
}

/** The integer that a number is; null when it has a fraction or JavaScript cannot hold it exactly. */
export function integerOf(value: Decimal): number | null {
  if (!value.isInteger()) return null;
  const integer = value.toNumber();
  return Number.isSafeInteger(integer) ? integer : null;
}

/** Ways to round, as decimal.js numbers them. */
export const roundingModes = {
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
  halfUp: Decimal.ROUND_HALF_UP,
  halfDown: Decimal.ROUND_HALF_DOWN,
  halfEven: Decimal.ROUND_HALF_EVEN,
} as const;

/** Rounds to `scale` digits behind the point, or to a power of ten when `scale` is negative. */
export function roundTo(value: Decimal, scale: number, mode: keyof typeof roundingModes): Decimal | null {
  const rounding = roundingModes[mode];
  if (scale >= 0) return settle(value.toDecimalPlaces(scale, rounding));
  const step = new WideNumber(10).pow(-scale);
  return settle(new WideNumber(value).div(step).toDecimalPlaces(0, rounding).times(step));
}

/** The digits of a number, never with an exponent. */
export function formatNumber(value: Decimal): string {
  return value.toFixed();
}
