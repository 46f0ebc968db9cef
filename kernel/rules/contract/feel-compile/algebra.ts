import type { Decimal } from 'decimal.js';
import type { roundingModes } from '../feel/number.ts';
import type { RangeOperator } from '../feel/values.ts';
import type { ColumnType, Row, Test } from './columns.ts';

/** What is proved of a number before anything runs: it is a whole number of 10^−scale, between least and most of them. */
export interface Proof {
  readonly scale: number;
  readonly least: bigint;
  readonly most: bigint;
}

/** A number, compiled, in the representation N, with what is proved of it. */
export interface Numeric<N> {
  readonly proof: Proof;
  readonly run: (row: Row) => N;
}

/** Ways to round that the functions of FEEL name. */
export type Rounding = keyof typeof roundingModes;

/** Places behind the point to which something is rounded, and how. */
export interface RoundTo {
  readonly places: number;
  readonly mode: Rounding;
}

/** How numbers are computed: as whole numbers of JavaScript where that is exact, or as decimals of 34 digits. */
export interface Algebra<N> {
  readonly path: 'integer' | 'decimal';
  readonly literal: (value: Decimal) => Numeric<N>;
  /** Null, whatever the party. */
  readonly nothing: Numeric<N>;
  readonly column: (place: number, type: Extract<ColumnType, { is: 'number' }>) => Numeric<N>;
  readonly negate: (a: Numeric<N>) => Numeric<N>;
  readonly add: (a: Numeric<N>, b: Numeric<N>) => Numeric<N>;
  readonly multiply: (a: Numeric<N>, b: Numeric<N>) => Numeric<N>;
  readonly round: (a: Numeric<N>, places: number, mode: Rounding) => Numeric<N>;
  /** A quotient, rounded at once or (`by` null) to 34 digits; null for a division by nothing. */
  readonly divide: (a: Numeric<N>, b: Numeric<N>, by: RoundTo | null) => Numeric<N>;
  readonly extreme: (which: 'min' | 'max', a: Numeric<N>, b: Numeric<N>) => Numeric<N>;
  readonly choose: (test: Test, a: Numeric<N>, b: Numeric<N>) => Numeric<N>;
  readonly compare: (operator: RangeOperator, a: Numeric<N>, b: Numeric<N>) => Test;
  readonly isNull: (a: Numeric<N>) => Test;
  /** The number as FEEL has it. */
  readonly show: (a: Numeric<N>, row: Row) => Decimal | null;
}

/** Thrown while compiling: the integer path cannot be proved exact, or the expression holds what is not compiled. */
export class NotCompiled extends Error {
  readonly at: { readonly from: number; readonly to: number } | null;
  constructor(why: string, at: { readonly from: number; readonly to: number } | null = null) {
    super(why);
    this.at = at;
  }
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

const exact = 2n ** 53n - 1n;

/** Refuses what a number of JavaScript does not hold exactly. */
export function provedExact(proof: Proof): Proof {
  if (size(proof.least) > exact || size(proof.most) > exact || proof.scale > 15) throw new NotCompiled('past 2^53');
  return proof;
}

/** What is known of a number at more places. */
export function atScale({ scale, least, most }: Proof, wanted: number): Proof {
  const factor = 10n ** BigInt(wanted - scale);
  return { scale: wanted, least: least * factor, most: most * factor };
}

/** What is known of null: any whole number would do. */
export const noProof: Proof = { scale: 0, least: 0n, most: 0n };

/** What is known of results; each is true whatever the numbers are within their own bounds. */
export const proofs = {
  literal(value: Decimal): Proof {
    const scale = value.decimalPlaces();
    const digits = BigInt(value.times(`1e${scale}`).toFixed(0));
    return { scale, least: digits, most: digits };
  },
  negate: ({ scale, least, most }: Proof): Proof => ({ scale, least: -most, most: -least }),
  add(a: Proof, b: Proof): Proof {
    const scale = Math.max(a.scale, b.scale);
    const [x, y] = [atScale(a, scale), atScale(b, scale)];
    return { scale, least: x.least + y.least, most: x.most + y.most };
  },
  multiply(a: Proof, b: Proof): Proof {
    const corners = [a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most];
    return { scale: a.scale + b.scale, least: smallest(corners), most: largest(corners) };
  },
  round(a: Proof, places: number): Proof {
    if (places >= a.scale) return a;
    const factor = 10n ** BigInt(a.scale - places);
    // One more on either side: rounding may go away from zero.
    return { scale: places, least: a.least / factor - 1n, most: a.most / factor + 1n };
  },
  either(a: Proof, b: Proof): Proof {
    const scale = Math.max(a.scale, b.scale);
    const [x, y] = [atScale(a, scale), atScale(b, scale)];
    return { scale, least: smallest([x.least, y.least]), most: largest([x.most, y.most]) };
  },
};

function smallest(values: readonly bigint[]): bigint {
  return values.reduce((least, one) => (one < least ? one : least));
}

function largest(values: readonly bigint[]): bigint {
  return values.reduce((most, one) => (one > most ? one : most));
}
