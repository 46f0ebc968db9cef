import type { Decimal } from 'decimal.js';

/** What is proved of a number before anything runs: it is a whole number of 10^−scale, between least and most of them. */
export interface Proof {
  readonly scale: number;
  readonly least: bigint;
  readonly most: bigint;
}

/** Why a plan is not counted in whole numbers; the words stand in the locale of the part under `whyNotInteger.<code>`. */
export const whyNotIntegerCodes = [
  'pastExact',
  'unroundedQuotient',
  'tooManyPlaces',
  'pastDays',
  'asked',
  'notCompiled',
] as const;
export type WhyNotInteger = (typeof whyNotIntegerCodes)[number];

const exact = 2n ** 53n - 1n;
/** Most places that a whole number may stand for. */
export const mostPlaces = 15;

/** Why a number of JavaScript would not hold what is proved; null when it does, exactly. */
export function whyNotExact({ scale, least, most }: Proof): WhyNotInteger | null {
  if (scale > mostPlaces) return 'tooManyPlaces';
  return least < -exact || most > exact ? 'pastExact' : null;
}

/** What is known of a number at more places. */
export function atScale({ scale, least, most }: Proof, wanted: number): Proof {
  const factor = 10n ** BigInt(Math.max(wanted - scale, 0));
  return { scale: wanted, least: least * factor, most: most * factor };
}

/** What is known of null: any whole number would do. */
export const noProof: Proof = { scale: 0, least: 0n, most: 0n };

/** The scale at which two numbers meet: the larger of theirs; each is multiplied up to it, never down. */
export function commonScale(a: Proof, b: Proof): number {
  return Math.max(a.scale, b.scale);
}

/**
 * Places by which the whole numbers above and below the line of a quotient are multiplied, so that dividing the one by the
 * other gives whole numbers of 10^−places: above, when `places` asks for more than the scales give; else below.
 */
export function quotientShift(a: Proof, b: Proof, places: number): { readonly above: number; readonly below: number } {
  const shift = places + b.scale - a.scale;
  return { above: Math.max(shift, 0), below: Math.max(-shift, 0) };
}

/** What is known of results; each is true whatever the numbers are within their own bounds. */
export const proofs = {
  literal(value: Decimal): Proof {
    const scale = value.decimalPlaces();
    const digits = BigInt(value.times(`1e${scale}`).toFixed(0));
    return { scale, least: digits, most: digits };
  },
  negate: ({ scale, least, most }: Proof): Proof => ({ scale, least: -most, most: -least }),
  add(a: Proof, b: Proof): Proof {
    const scale = commonScale(a, b);
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
  /** A quotient of whole numbers already brought to their scales. */
  quotient(top: Proof, bottom: Proof, places: number): Proof {
    const size = largest([top.most, -top.least]) / nearestToZero(bottom) + 1n;
    return { scale: places, least: -size, most: size };
  },
  either(a: Proof, b: Proof): Proof {
    const scale = commonScale(a, b);
    const [x, y] = [atScale(a, scale), atScale(b, scale)];
    return { scale, least: smallest([x.least, y.least]), most: largest([x.most, y.most]) };
  },
};

/** The smallest size that a divisor can have: nothing is divided by zero. */
function nearestToZero({ least, most }: Proof): bigint {
  if (least > 0n) return least;
  return most < 0n ? -most : 1n;
}

function smallest(values: readonly bigint[]): bigint {
  return values.reduce((least, one) => (one < least ? one : least));
}

function largest(values: readonly bigint[]): bigint {
  return values.reduce((most, one) => (one > most ? one : most));
}
