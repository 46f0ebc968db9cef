import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, freshType, unitsOf, withScale } from './term-types.ts';

describe('numbers of terms as people write them', () => {
  test('places are kept, full-width marks and thousands are read', () => {
    expect(decimalOf(1234, 2)).toBe('12.34');
    expect(decimalOf(-5, 3)).toBe('-0.005');
    expect(unitsOf('12，345.6', 2)).toBe(1_234_560);
    expect(unitsOf('−3', 0)).toBe(-3);
    expect(unitsOf('-0', 0)).toBe(0);
    expect(unitsOf('1.50', 1)).toBe(15);
    expect(unitsOf('１００万', 0)).toBe(1_000_000);
    expect(unitsOf('-1.5 亿元', 2)).toBe(-15_000_000_000);
    expect(unitsOf('300 人', 0)).toBe(300);
  });

  test('what is no such number is none', () => {
    for (const written of ['', '50%', '1.25', '十', '3 万至 5 万', '1.2.3', '9'.repeat(17)])
      expect(unitsOf(written, 1)).toBeUndefined();
  });

  test('what is written is read as it was', () => {
    const units = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 6 }), (value, scale) => {
        expect(unitsOf(decimalOf(value, scale), scale)).toBe(value);
      }),
    );
  });

  test('another number of places keeps the range, as far as whole numbers reach', () => {
    const type = freshType('number');
    if (type.is !== 'number') throw new Error('a number is a number');
    expect(withScale(type, 2)).toMatchObject({ scale: 2, least: 0, most: 100_000_000 });
    expect(withScale({ ...type, most: 999_999_999_999 }, 6)).toMatchObject({ most: 999_999_999_999_999 });
  });
});
