import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '../feel/number.ts';
import type { NumberPlan, RoundingMode } from './plan.ts';
import { provePlan } from './prove.ts';
import { wholeQuotient } from './whole-quotient.ts';

const column = (most: number, scale = 0): NumberPlan => ({ op: 'column', place: 0, scale, least: -most, most });
const literal = (value: number): NumberPlan => ({ op: 'literal', value: numberOf(value) });

/** The scale and bounds that are proved, or why none are. */
function proved(plan: NumberPlan): string {
  const proof = provePlan({ is: 'number', plan });
  if (!proof.whole) return proof.whyNotInteger;
  const { scale, least, most } = proof.proofOf(plan);
  return `${least}..${most} at ${scale}`;
}

describe('proofs', () => {
  it('follow scales and bounds through every step', () => {
    const money = column(1_000_000, 2);
    expect(proved({ op: 'add', a: money, b: column(10) })).toBe('-1001000..1001000 at 2');
    expect(proved({ op: 'multiply', a: money, b: literal(0.35) })).toBe('-35000000..35000000 at 4');
    expect(proved({ op: 'round', of: money, places: 0, mode: 'halfUp' })).toBe('-10001..10001 at 0');
    expect(proved({ op: 'round', of: money, places: 4, mode: 'halfUp' })).toBe('-1000000..1000000 at 2');
    const rounded = { places: 1, mode: 'down' } as const;
    expect(proved({ op: 'divide', a: money, b: literal(4), rounded })).toBe('-25001..25001 at 1');
    expect(proved({ op: 'divide', a: money, b: column(9), rounded })).toBe('-1000001..1000001 at 1');
    expect(proved({ op: 'choose', test: { op: 'nothing' }, yes: literal(1.5), no: { op: 'nothing' } })).toBe(
      '0..15 at 1',
    );
    expect(proved({ op: 'count', tests: [{ op: 'nothing' }, { op: 'nothing' }] })).toBe('0..2 at 0');
    const date = { op: 'column', place: 1 } as const;
    expect(proved({ op: 'partOfDay', part: 'year', of: date })).toBe('0..9999 at 0');
    expect(proved({ op: 'daysBetween', from: date, to: { op: 'literal', day: 0 } })).toBe('-2932896..719528 at 0');
  });

  it('say why there are none', () => {
    const large = column(2 ** 40);
    expect(proved({ op: 'multiply', a: large, b: large })).toBe('pastExact');
    expect(proved({ op: 'divide', a: large, b: literal(3), rounded: null })).toBe('unroundedQuotient');
    const small = literal(0.000_000_01);
    expect(proved({ op: 'multiply', a: small, b: small })).toBe('tooManyPlaces');
    const later = { op: 'addMonths', of: { op: 'column', place: 0 }, months: column(1_000_000) } as const;
    expect(proved({ op: 'partOfDay', part: 'day', of: later })).toBe('pastDays');
    // Both sides of a comparison meet at one scale.
    const test = { op: 'compare', by: '<', a: column(2 ** 50), b: literal(0.001) } as const;
    expect(proved({ op: 'choose', test, yes: literal(1), no: literal(2) })).toBe('pastExact');
  });
});

/** The quotient of integers of any size, rounded. */
function exactQuotient(top: bigint, bottom: bigint, mode: RoundingMode): bigint {
  const [whole, rest] = [top / bottom, top % bottom];
  if (rest === 0n) return whole;
  const sign = top < 0n === bottom < 0n ? 1n : -1n;
  const size = (value: bigint) => (value < 0n ? -value : value);
  const half = 2n * size(rest) - size(bottom);
  const away = {
    ...{ up: true, down: false, ceiling: sign > 0n, floor: sign < 0n },
    ...{ halfUp: half >= 0n, halfDown: half > 0n, halfEven: half > 0n || (half === 0n && whole % 2n !== 0n) },
  };
  return away[mode] ? whole + sign : whole;
}

describe('quotients of whole numbers', () => {
  it('are rounded as integers of any size are', () => {
    const safe = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -200, max: 200 }));
    const modes = fc.constantFrom<RoundingMode>('up', 'down', 'ceiling', 'floor', 'halfUp', 'halfDown', 'halfEven');
    fc.assert(
      fc.property(safe, safe, modes, (top, bottom, mode) => {
        const expected = bottom === 0 ? Number.NaN : Number(exactQuotient(BigInt(top), BigInt(bottom), mode));
        expect(wholeQuotient(top, bottom, mode)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
