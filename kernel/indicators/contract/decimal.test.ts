import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalPattern,
  decimalText,
  divideDecimals,
  fixedText,
  groupedText,
  parseDecimal,
  sameDecimal,
  shiftDecimal,
  sumDecimals,
} from './decimal.ts';

/** Decimal text of any sign, size and scale that the pattern takes. */
const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n - 1n }), fc.stringMatching(/^\d{0,12}$/))
  .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`);

/** The same number without zeros that say nothing, written another way than the code does. */
function shortest(text: string): string {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const kept = [...fraction].reduceRight((rest, digit) => (rest === '' && digit === '0' ? '' : digit + rest), '');
  const size = kept === '' ? whole : `${whole}.${kept}`;
  return text.startsWith('-') && /[1-9]/.test(size) ? `-${size}` : size;
}

describe('decimal text', () => {
  it.each(['0', '-12', '0.5', '931.93', '-0.000000000001', '123456789012345678901234567890.123456789012'])(
    'is read and written without losing a digit: %s',
    (text) => {
      expect(fixedText(parseDecimal(text))).toBe(text);
      expect(decimalText(parseDecimal(text))).toBe(text);
    },
  );

  it.each(['', '-', '.5', '5.', '1e3', '+1', '1,000', ' 1', '1\n', '１', 'NaN', '0x10', `${'9'.repeat(31)}`])(
    'is not %j',
    (text) => {
      expect(decimalPattern.test(text)).toBe(false);
      expect(() => parseDecimal(text)).toThrow(RangeError);
    },
  );

  it('names what it cannot read, cut short', () => {
    expect(() => parseDecimal('x'.repeat(500))).toThrow(`not a decimal: ${'x'.repeat(40)}`);
  });

  it('keeps every digit of its scale when fixed', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const written = fixedText(parseDecimal(text));
        expect(written).toBe(/[1-9]/.test(text) ? text : text.replace('-', ''));
      }),
    );
  });

  it('is shortest as decimalText, and the same number', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const written = decimalText(parseDecimal(text));
        expect(written).toBe(shortest(text));
        expect(decimalText(parseDecimal(written))).toBe(written);
      }),
    );
  });
});

describe('shiftDecimal', () => {
  it.each([
    ['115089000000', -8, '1150.89'],
    ['40000', -4, '4'],
    ['-1', -12, '-0.000000000001'],
    ['1.5', 1, '15'],
    ['1.5', 4, '15000'],
    ['0', 9, '0'],
  ])('moves the point of %s by %i to %s', (text, power, moved) => {
    expect(decimalText(shiftDecimal(parseDecimal(text), power))).toBe(moved);
  });

  it('comes back whichever way it went', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: -12, max: 12 }), (text, power) => {
        const there = shiftDecimal(parseDecimal(text), power);
        expect(decimalText(shiftDecimal(there, -power))).toBe(shortest(text));
      }),
    );
  });
});

describe('groupedText', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234567.8901', '\u22121,234,567.8901'],
    ['9007199254740993', '9,007,199,254,740,993'],
  ])('writes %s as %s', (text, grouped) => {
    expect(groupedText(text)).toBe(grouped);
  });

  it('changes no digit, and leaves groups of three', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const grouped = groupedText(text);
        expect(grouped.replaceAll(',', '').replace('\u2212', '-')).toBe(text);
        expect(grouped.replace('\u2212', '').split('.')[0]).toMatch(/^\d{1,3}(,\d{3})*$/);
        expect(grouped.split('.')[1] ?? '').not.toContain(',');
      }),
    );
  });
});

describe('sums and quotients', () => {
  const small = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }));
  const of = ([digits, scale]: [bigint, number]) => ({ digits, scale });

  it('add up in any order', () => {
    fc.assert(
      fc.property(fc.array(small, { maxLength: 8 }), (all) => {
        const [one, other] = [sumDecimals(all.map(of)), sumDecimals(all.map(of).toReversed())];
        expect(sameDecimal(one, other)).toBe(true);
        const millionths = all.reduce((sum, [digits, scale]) => sum + digits * 10n ** BigInt(6 - scale), 0n);
        expect(sameDecimal(one, { digits: millionths, scale: 6 })).toBe(true);
      }),
    );
  });

  it('divide to the nearest of their scale, halves away from zero', () => {
    fc.assert(
      fc.property(small, small, fc.integer({ min: 0, max: 4 }), (above, below, scale) => {
        const share = divideDecimals(of(above), of(below), { scale });
        if (below[0] === 0n) {
          expect(share).toBeUndefined();
          return;
        }
        // |share × below − above| ≤ half of the last place × |below|, all in 10^-12.
        const unit = (value: bigint, places: number) => value * 10n ** BigInt(12 - places);
        const rest = unit((share?.digits ?? 0n) * below[0], scale + below[1]) - unit(above[0], above[1]);
        const half = unit(below[0], scale + below[1]);
        expect((rest < 0n ? -rest : rest) * 2n <= (half < 0n ? -half : half)).toBe(true);
      }),
    );
    expect(divideDecimals({ digits: 2939n, scale: 0 }, { digits: 2986n, scale: 0 }, { power: 2, scale: 2 })).toEqual({
      ...{ digits: 9843n, scale: 2 },
    });
  });
});
