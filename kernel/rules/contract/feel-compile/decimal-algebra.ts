import type { Decimal } from 'decimal.js';
import { holds } from '../feel/compare.ts';
import { numberOf, roundTo, settle } from '../feel/number.ts';
import { type Algebra, noProof, proofs } from './algebra.ts';

type Maybe = Decimal | null;

function both(a: Maybe, b: Maybe, compute: (a: Decimal, b: Decimal) => Maybe): Maybe {
  return a === null || b === null ? null : compute(a, b);
}

/** Decimals of 34 digits, as the evaluator has them; slower, and exact wherever FEEL is. */
export const decimalAlgebra: Algebra<Maybe> = {
  path: 'decimal',
  literal: (value) => ({ proof: proofs.literal(value), run: () => value }),
  nothing: { proof: noProof, run: () => null },
  column(place, { scale, least, most }) {
    const unit = numberOf(10).pow(-scale);
    return {
      proof: { scale, least: BigInt(least), most: BigInt(most) },
      run: (row) => {
        const value = row[place];
        return typeof value === 'number' ? numberOf(value).times(unit) : null;
      },
    };
  },
  negate: ({ proof, run }) => ({
    proof: proofs.negate(proof),
    run: (row) => both(numberOf(0), run(row), (a, b) => settle(a.minus(b))),
  }),
  add: (a, b) => ({
    proof: proofs.add(a.proof, b.proof),
    run: (row) => both(a.run(row), b.run(row), (x, y) => settle(x.plus(y))),
  }),
  multiply: (a, b) => ({
    proof: proofs.multiply(a.proof, b.proof),
    run: (row) => both(a.run(row), b.run(row), (x, y) => settle(x.times(y))),
  }),
  round: (a, places, mode) => ({
    proof: proofs.round(a.proof, places),
    run: (row) => {
      const value = a.run(row);
      return value === null ? null : roundTo(value, places, mode);
    },
  }),
  divide: (a, b, by) => ({
    proof: { ...a.proof, scale: by?.places ?? a.proof.scale },
    run: (row) =>
      both(a.run(row), b.run(row), (x, y) => {
        const quotient = y.isZero() ? null : settle(x.div(y));
        return quotient === null || by === null ? quotient : roundTo(quotient, by.places, by.mode);
      }),
  }),
  extreme: (which, a, b) => ({
    proof: proofs.either(a.proof, b.proof),
    run: (row) => both(a.run(row), b.run(row), (x, y) => ((which === 'min' ? y.lt(x) : y.gt(x)) ? y : x)),
  }),
  choose: (test, a, b) => ({
    proof: proofs.either(a.proof, b.proof),
    run: (row) => (test(row) === 1 ? a.run(row) : b.run(row)),
  }),
  compare: (operator, a, b) => (row) => {
    const answer = holds(operator, a.run(row), b.run(row));
    return answer === null ? Number.NaN : answer ? 1 : 0;
  },
  isNull:
    ({ run }) =>
    (row) =>
      run(row) === null ? 1 : 0,
  show: ({ run }, row) => run(row),
};
