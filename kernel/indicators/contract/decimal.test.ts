import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalPattern, decimalText, fixedText, groupedText, parseDecimal, shiftDecimal } from './decimal.ts';

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
