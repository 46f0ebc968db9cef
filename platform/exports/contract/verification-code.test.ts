import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeAlphabet,
  codeLength,
  codeShape,
  completeCode,
  groupCode,
  randomLength,
  readCode,
  zoneTag,
} from './verification-code.ts';

const sign = fc.constantFrom(...codeAlphabet);
const code = fc
  .array(sign, { minLength: codeLength - 1, maxLength: codeLength - 1 })
  .map((s) => completeCode(s.join('')));
const place = fc.nat(codeLength - 1);

describe('a verification code', () => {
  it('has no signs that look alike, and more than 60 random bits', () => {
    expect(codeAlphabet).toHaveLength(29);
    expect(codeAlphabet).not.toMatch(/[OILZSBV]/);
    expect(randomLength * Math.log2(codeAlphabet.length)).toBeGreaterThan(60);
  });

  it('is read as it was typed: in groups, small, full-width, with look-alikes', () => {
    fc.assert(
      fc.property(code, (one) => {
        expect(one).toMatch(codeShape);
        expect(readCode(one)).toBe(one);
        expect(readCode(groupCode(one))).toBe(one);
        expect(readCode(` ${groupCode(one).toLowerCase().replaceAll('-', ' ')} `)).toBe(one);
        const alike = one.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('5', 'S').replaceAll('8', 'b');
        expect(readCode(alike)).toBe(one);
        const wide = [...one].map((each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0)).join('');
        expect(readCode(wide)).toBe(one);
      }),
    );
  });

  it('is refused with any one sign changed', () => {
    fc.assert(
      fc.property(code, place, sign, (one, at, other) => {
        fc.pre(one.charAt(at) !== other);
        expect(readCode(one.slice(0, at) + other + one.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it('is refused with any two signs swapped, next to each other or not', () => {
    fc.assert(
      fc.property(code, place, place, (one, first, second) => {
        fc.pre(one.charAt(first) !== one.charAt(second));
        const signs = [...one];
        [signs[first], signs[second]] = [one.charAt(second), one.charAt(first)];
        expect(readCode(signs.join(''))).toBeUndefined();
      }),
    );
  });

  it.each(['', '0', 'A'.repeat(200), '园'.repeat(16), '<script>alert(1)', '0000-0000-0000-000'])(
    'is not %j',
    (typed) => {
      expect(readCode(typed)).toBeUndefined();
    },
  );

  it('begins with signs of its zone', () => {
    expect(zoneTag('018f0000-0000-7000-8000-00000000000a')).toBe('0A');
    expect(zoneTag('018f0000-0000-7000-8000-00000000000b')).toBe('0C');
    fc.assert(fc.property(fc.uuid(), (id) => /^[0-9A-Y]{2}$/.test(zoneTag(id))));
  });
});
