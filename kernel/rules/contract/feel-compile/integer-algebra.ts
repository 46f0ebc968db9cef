import type { Decimal } from 'decimal.js';
import { numberOf, settle } from '../feel/number.ts';
import type { RangeOperator } from '../feel/values.ts';
import {
  type Algebra,
  atScale,
  NotCompiled,
  type Numeric,
  noProof,
  proofs,
  provedExact,
  type Rounding,
} from './algebra.ts';
import type { Row, Test } from './columns.ts';

type Whole = Numeric<number>;
type Run = (row: Row) => number;

/** Whole numbers of JavaScript, NaN for null; every number and every step between is proved to stay below 2^53. */
export const integerAlgebra: Algebra<number> = {
  path: 'integer',
  literal(value) {
    const proof = provedExact(proofs.literal(value));
    const whole = Number(proof.least);
    return { proof, run: () => whole };
  },
  nothing: { proof: noProof, run: () => Number.NaN },
  column(place, { scale, least, most }) {
    const proof = provedExact({ scale, least: BigInt(least), most: BigInt(most) });
    return { proof, run: (row) => toNumber(row[place]) };
  },
  negate: ({ proof, run }) => ({ proof: proofs.negate(proof), run: (row) => 0 - run(row) }),
  add(a, b) {
    const proof = provedExact(proofs.add(a.proof, b.proof));
    const [x, y] = [scaled(a, proof.scale), scaled(b, proof.scale)];
    return { proof, run: (row) => x(row) + y(row) };
  },
  multiply(a, b) {
    const proof = provedExact(proofs.multiply(a.proof, b.proof));
    // Adding nothing turns −0 into 0.
    return { proof, run: (row) => a.run(row) * b.run(row) + 0 };
  },
  round(a, places, mode) {
    if (places >= a.proof.scale) return a;
    const step = 10 ** (a.proof.scale - places);
    return { proof: provedExact(proofs.round(a.proof, places)), run: (row) => quotient(a.run(row), step, mode) };
  },
  divide(a, b, by) {
    if (by === null) throw new NotCompiled('a quotient that is not rounded');
    const { places, mode } = by;
    const shift = places + b.proof.scale - a.proof.scale;
    const [above, below] = [Math.max(shift, 0), Math.max(-shift, 0)];
    const top = provedExact(atScale(a.proof, a.proof.scale + above));
    provedExact(atScale(b.proof, b.proof.scale + below));
    const [x, y] = [times(a.run, above), times(b.run, below)];
    const bound = top.most > -top.least ? top.most : -top.least;
    return {
      proof: provedExact({ scale: places, least: -bound - 1n, most: bound + 1n }),
      run: (row) => quotient(x(row), y(row), mode),
    };
  },
  extreme(which, a, b) {
    const proof = provedExact(proofs.either(a.proof, b.proof));
    const [x, y] = [scaled(a, proof.scale), scaled(b, proof.scale)];
    return { proof, run: which === 'min' ? (row) => Math.min(x(row), y(row)) : (row) => Math.max(x(row), y(row)) };
  },
  choose(test, a, b) {
    const proof = provedExact(proofs.either(a.proof, b.proof));
    const [x, y] = [scaled(a, proof.scale), scaled(b, proof.scale)];
    return { proof, run: (row) => (test(row) === 1 ? x(row) : y(row)) };
  },
  compare(operator, a, b) {
    const { scale } = provedExact(proofs.either(a.proof, b.proof));
    return comparison(operator, scaled(a, scale), scaled(b, scale));
  },
  isNull:
    ({ run }) =>
    (row) =>
      Number.isNaN(run(row)) ? 1 : 0,
  show({ proof, run }, row): Decimal | null {
    const whole = run(row);
    return Number.isNaN(whole) ? null : settle(numberOf(whole).times(`1e-${proof.scale}`));
  },
};

function toNumber(value: Row[number] | undefined): number {
  return typeof value === 'number' ? value + 0 : Number.NaN;
}

function times(run: Run, places: number): Run {
  if (places === 0) return run;
  const factor = 10 ** places;
  return (row) => run(row) * factor;
}

function scaled({ proof, run }: Whole, scale: number): Run {
  return times(run, scale - proof.scale);
}

/** Comparison of whole numbers; equality knows null, order of null is unknown. */
export function comparison(operator: RangeOperator, x: Run, y: Run): Test {
  const ordered =
    (holds: (a: number, b: number) => boolean): Test =>
    (row) => {
      const [a, b] = [x(row), y(row)];
      return Number.isNaN(a + b) ? Number.NaN : holds(a, b) ? 1 : 0;
    };
  switch (operator) {
    case '=':
      return (row) => (Object.is(x(row), y(row)) ? 1 : 0);
    case '!=':
      return (row) => (Object.is(x(row), y(row)) ? 0 : 1);
    case '<':
      return ordered((a, b) => a < b);
    case '<=':
      return ordered((a, b) => a <= b);
    case '>':
      return ordered((a, b) => a > b);
    case '>=':
      return ordered((a, b) => a >= b);
  }
}

/** A quotient of whole numbers, rounded; the remainder of JavaScript is exact, so the rounding is. */
function quotient(top: number, bottom: number, mode: Rounding): number {
  const rest = top % bottom;
  if (rest === 0) return top / bottom + 0;
  if (Number.isNaN(rest)) return Number.NaN;
  const whole = (top - rest) / bottom;
  const sign = top < 0 === bottom < 0 ? 1 : -1;
  return (goesAway(whole, { rest: Math.abs(rest), bottom: Math.abs(bottom), sign }, mode) ? whole + sign : whole) + 0;
}

/** Whether a quotient between two whole numbers is rounded away from zero. */
function goesAway(
  whole: number,
  { rest, bottom, sign }: { readonly rest: number; readonly bottom: number; readonly sign: number },
  mode: Rounding,
): boolean {
  // Twice the rest may pass 2^53, the difference does not.
  const half = rest - (bottom - rest);
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return sign > 0;
    case 'floor':
      return sign < 0;
    case 'halfUp':
      return half >= 0;
    case 'halfDown':
      return half > 0;
    case 'halfEven':
      return half > 0 || (half === 0 && whole % 2 !== 0);
  }
}
