import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDecimal, readNumber, typedNumber, withPlaces } from './number-text.ts';

describe('numbers as people type them', () => {
  it('are read whatever the width of the signs', () => {
    expect(typedNumber(' １２，３４５．６ ')).toBe('12345.6');
    expect(typedNumber('12,345')).toBe('12345');
    expect(typedNumber('−3。5')).toBe('-3.5');
    expect(typedNumber('三')).toBe('三');
  });

  it('get the places of their field, and keep places that are too many', () => {
    expect(withPlaces('7', 2)).toBe('7.00');
    expect(withPlaces('007.5', 2)).toBe('7.50');
    expect(withPlaces('7.500', 2)).toBe('7.50');
    expect(withPlaces('7.505', 2)).toBe('7.505');
    expect(withPlaces('7.0', 0)).toBe('7');
    expect(withPlaces('-0.5', 1)).toBe('-0.5');
    expect(withPlaces('many', 2)).toBe('many');
  });

  it('are shown with commas and a true minus, and read back to the same', () => {
    expect(readNumber('1234567.80')).toBe('1,234,567.80');
    expect(readNumber('-1000')).toBe('−1,000');
    expect(readNumber('999')).toBe('999');
    expect(readNumber('x')).toBe('x');
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 4 }), (whole, scale) => {
        const text = withPlaces(String(whole), scale);
        expect(isDecimal(text)).toBe(true);
        expect(typedNumber(readNumber(text))).toBe(text);
        expect(Number(text)).toBe(whole);
      }),
    );
  });
});
