import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfQuarter, quarterOf, recentQuarters, summariseRatings } from './summarise-ratings.ts';

describe('quarters', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-11-21', '2026-Q4'],
  ])('of %s is %s', (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter);
    const { from, until } = daysOfQuarter(quarter);
    expect(from <= day && day < until).toBe(true);
  });

  it('go back over the year', () => {
    expect(recentQuarters('2026-02-10')).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1']);
    expect(daysOfQuarter('2025-Q4')).toEqual({ from: '2025-10-01', until: '2026-01-01' });
  });
});

describe('ratings', () => {
  it('have a mean from five on, which lies between the least and the best', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 }), fc.nat(40), (stars, asked) => {
        const { count, mean, unanswered } = summariseRatings({ stars, asked, answered: stars.length });
        expect(count).toBe(stars.length);
        expect(unanswered).toBe(Math.max(0, asked - stars.length));
        expect(mean === null).toBe(stars.length < 5);
        if (mean === null) return;
        expect(mean).toMatch(/^\d\.\d$/);
        expect(Number(mean)).toBeGreaterThanOrEqual(Math.min(...stars));
        expect(Number(mean)).toBeLessThanOrEqual(Math.max(...stars));
      }),
    );
  });

  it('round to a tenth', () => {
    expect(summariseRatings({ stars: [5, 5, 4, 4, 4, 4], asked: 9, answered: 6 })).toEqual({
      ...{ count: 6, asked: 9, unanswered: 3, mean: '4.3' },
    });
  });
});
