import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRandom } from './random.ts';

const draws = (seed: string, count: number, limit: number) => {
  const random = openRandom(seed);
  return Array.from({ length: count }, () => random.below(limit));
};

describe('openRandom', () => {
  it('gives the same stream for the same seed, written down once for every machine', () => {
    expect(draws('shifan/1', 6, 1_000_000)).toMatchInlineSnapshot(`
      [
        7487,
        406083,
        629764,
        286172,
        80855,
        211981,
      ]
    `);
  });

  it('gives another stream for a near seed', () => {
    const [one, other] = [draws('shifan/1', 100, 1_000), draws('shifan/2', 100, 1_000)];
    expect(one.filter((value, place) => value === other[place]).length).toBeLessThan(5);
  });

  it('stays within its limits', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, limit) => {
        for (const value of draws(seed, 20, limit)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(limit);
        }
      }),
    );
    for (const limit of [0, -1, 1.5, 2 ** 32 + 1]) expect(() => draws('a', 1, limit)).toThrow(RangeError);
  });

  it('reaches both ends of a range', () => {
    const random = openRandom('ends');
    expect(new Set(Array.from({ length: 200 }, () => random.between(3, 6)))).toEqual(new Set([3, 4, 5, 6]));
  });

  it('is even: chi-squared over 16 classes stays below the 0.1 % bound', () => {
    const counts = new Array<number>(16).fill(0);
    for (const value of draws('even', 64_000, 16)) counts[value] = (counts[value] ?? 0) + 1;
    const chi = counts.reduce((sum, count) => sum + (count - 4_000) ** 2 / 4_000, 0);
    expect(chi).toBeLessThan(37.7);
  });

  it('follows weights', () => {
    const random = openRandom('weights');
    const items = [
      { weight: 9, name: 'often' },
      { weight: 1, name: 'seldom' },
    ];
    const seldom = Array.from({ length: 10_000 }, () => random.weighted(items)).filter(
      (item) => item.name === 'seldom',
    );
    expect(seldom.length).toBeGreaterThan(850);
    expect(seldom.length).toBeLessThan(1_150);
  });
});
