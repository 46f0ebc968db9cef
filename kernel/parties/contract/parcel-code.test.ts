import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtsOfLandCode, normaliseLandCode } from './parcel-code.ts';

const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
const parcelCode = fc
  .tuple(digits(12), fc.constantFrom(...'GJZ'), fc.constantFrom(...'ABSXCDEFLNHGWY'), digits(5))
  .map((parts) => parts.join(''));
const unitCode = fc.tuple(parcelCode, fc.constantFrom(...'FLQW'), digits(8)).map((parts) => parts.join(''));

describe('a land code', () => {
  it('follows the standard with 19 or 28 places', () => {
    fc.assert(fc.property(fc.oneof(parcelCode, unitCode), (code) => doubtsOfLandCode(code).length === 0));
    expect(doubtsOfLandCode('440305001002GB00012W00000000')).toEqual([]);
  });

  it('is doubted for its length, and for each place on its own', () => {
    expect(doubtsOfLandCode('440305001002GB0001')).toEqual([{ kind: 'landLength', length: 18 }]);
    expect(doubtsOfLandCode('44O305001002KB00012')).toEqual([
      { kind: 'landCharacter', position: 3, character: 'O' },
      { kind: 'landCharacter', position: 13, character: 'K' },
    ]);
    expect(doubtsOfLandCode('440305001002GB00012A00000000')).toEqual([
      { kind: 'landCharacter', position: 20, character: 'A' },
    ]);
  });

  it('with one place too many or too few is always doubted', () => {
    fc.assert(
      fc.property(fc.oneof(parcelCode, unitCode), (code) => {
        expect(doubtsOfLandCode(`${code}0`)[0]).toEqual({ kind: 'landLength', length: code.length + 1 });
        expect(doubtsOfLandCode(code.slice(0, -1))[0]).toEqual({ kind: 'landLength', length: code.length - 1 });
      }),
    );
  });

  it('is read as people paste it', () => {
    expect(normaliseLandCode(' 440305 001002-gb00012　Ｗ00000000')).toBe('440305001002GB00012W00000000');
  });
});
