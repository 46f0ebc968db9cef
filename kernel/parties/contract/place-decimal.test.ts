import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaText,
  hundredthsOf,
  latitudeText,
  longitudeText,
  muOfArea,
  sumOfAreas,
  textOfHundredths,
} from './place-decimal.ts';

const area = fc.bigInt({ min: 1n, max: 99_999_999_999_999n });

describe('an area', () => {
  it('keeps two decimals whatever was typed', () => {
    expect(['1', ' 1.5 ', '0001.50', '999999999999.99'].map((text) => areaText.parse(text))).toEqual([
      ...['1.00', '1.50', '1.50', '999999999999.99'],
    ]);
  });

  it.each(['0', '0.00', '-1', '1.', '.5', '1.234', '1e3', '1,000', '１', '', '1000000000000'])('refuses %j', (text) => {
    expect(areaText.safeParse(text).success).toBe(false);
  });

  it('goes to hundredths and back, at any size', () => {
    fc.assert(fc.property(area, (value) => hundredthsOf(textOfHundredths(value)) === value));
    expect(textOfHundredths(5n)).toBe('0.05');
  });

  it('adds up without rounding, not known counting as nothing', () => {
    expect(sumOfAreas([])).toBe('0.00');
    expect(sumOfAreas(['0.10', null, '0.20'])).toBe('0.30');
    fc.assert(
      fc.property(fc.array(area, { maxLength: 20 }), (values) => {
        const sum = values.reduce((total, value) => total + value, 0n);
        return sumOfAreas(values.map(textOfHundredths)) === textOfHundredths(sum);
      }),
    );
  });

  it('in mu is the nearest hundredth, half a hundredth going up', () => {
    expect(['666.67', '2000', '10000.00', '1.00', '3.33', '3.34'].map(muOfArea)).toEqual([
      ...['1.00', '3.00', '15.00', '0.00', '0.00', '0.01'],
    ]);
    fc.assert(
      fc.property(area, (value) => {
        // 2,000 mu are 3 × as many hundredths: off by half at most.
        const off = 2_000n * hundredthsOf(muOfArea(textOfHundredths(value))) - 3n * value;
        return off > -1_000n && off <= 1_000n;
      }),
    );
  });
});

describe('coordinates', () => {
  it('keep six decimals and no sign of nothing', () => {
    expect(longitudeText.parse('113.93')).toBe('113.930000');
    expect(longitudeText.parse('-0.0')).toBe('0.000000');
    expect(latitudeText.parse('-22.5000001'.slice(0, 9))).toBe('-22.500000');
  });

  it('end where the globe ends', () => {
    for (const text of ['180', '-180', '179.999999']) expect(longitudeText.safeParse(text).success).toBe(true);
    for (const text of ['180.000001', '200', '1.2345678', 'E113', '']) {
      expect(longitudeText.safeParse(text).success).toBe(false);
    }
    expect(latitudeText.safeParse('90.000001').success).toBe(false);
  });
});
