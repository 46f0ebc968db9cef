import type { RoundingMode } from './plan.ts';

/**
 * A quotient of whole numbers below 2^53, rounded once; NaN for null and for a division by nothing. The remainder of
 * JavaScript is exact, so the rounding is.
 */
export function wholeQuotient(top: number, bottom: number, mode: RoundingMode): number {
  const rest = top % bottom;
  if (rest === 0) return top / bottom + 0;
  if (Number.isNaN(rest)) return Number.NaN;
  const whole = (top - rest) / bottom;
  const sign = top < 0 === bottom < 0 ? 1 : -1;
  const [size, divisor] = [Math.abs(rest), Math.abs(bottom)];
  // Twice the rest may pass 2^53, the difference does not.
  const pastHalf = size - (divisor - size);
  return (isAway(mode, sign, pastHalf === 0 ? halfway(mode, whole) : pastHalf) ? whole + sign : whole) + 0;
}

/** Which way an exact half goes: away from zero above 0, towards it below. */
function halfway(mode: RoundingMode, whole: number): number {
  if (mode === 'halfEven') return whole % 2 === 0 ? -1 : 1;
  return mode === 'halfUp' ? 1 : -1;
}

/** Whether a quotient between two whole numbers is rounded away from zero. */
function isAway(mode: RoundingMode, sign: number, pastHalf: number): boolean {
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return sign > 0;
    case 'floor':
      return sign < 0;
    default:
      return pastHalf > 0;
  }
}
