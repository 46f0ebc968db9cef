import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditCodeAlphabet,
  creditCodeCheckCharacter,
  doubtsOfCreditCode,
  normaliseCreditCode,
  organisationCheckCharacter,
} from './social-credit-code.ts';

interface Vector {
  code: string;
  expected: 'valid' | 'invalid';
  holder: string;
  computed_check_char: string;
  organisation_code_check: string;
}

// Public codes and known wrong ones, collected independently of this code.
const vectors = parse<Vector>(readFileSync(new URL('./vectors/uscc.csv', import.meta.url)), { columns: true });

const first17 = fc.string({ unit: fc.constantFrom(...creditCodeAlphabet), minLength: 17, maxLength: 17 });
const body = fc.string({ unit: fc.constantFrom(...creditCodeAlphabet), minLength: 8, maxLength: 8 });

/** A code that follows both standards. */
const soundCode = fc
  .tuple(fc.string({ unit: fc.constantFrom(...creditCodeAlphabet), minLength: 8, maxLength: 8 }), body)
  .map(([head, organisation]) => {
    const start = `${head}${organisation}${organisationCheckCharacter(organisation)}`;
    return start + creditCodeCheckCharacter(start);
  });

describe('credit codes of the vector file', () => {
  it('has valid and invalid ones', () => {
    expect(vectors.filter((vector) => vector.expected === 'valid')).toHaveLength(4);
    expect(vectors.filter((vector) => vector.expected === 'invalid')).toHaveLength(4);
  });

  it.each(vectors)('$code is $expected', (vector) => {
    expect(doubtsOfCreditCode(vector.code).length === 0).toBe(vector.expected === 'valid');
    expect(creditCodeCheckCharacter(vector.code.slice(0, 17)) ?? '').toBe(vector.computed_check_char);
    if (vector.organisation_code_check === 'ok') {
      expect(organisationCheckCharacter(vector.code.slice(8, 16))).toBe(vector.code[16]);
    }
  });

  it('names the place and the letter that no code has', () => {
    expect(doubtsOfCreditCode('91440300I922038216')).toEqual([{ kind: 'character', position: 9, character: 'I' }]);
  });

  it('names the check character that is expected', () => {
    expect(doubtsOfCreditCode('91350211M000100Y43')).toEqual([{ kind: 'checkCharacter', expected: '6' }]);
  });
});

describe('credit codes in general', () => {
  it('have no doubt when both check characters follow', () => {
    fc.assert(
      fc.property(soundCode, (code) => {
        expect(doubtsOfCreditCode(code)).toEqual([]);
      }),
    );
  });

  it('are doubted after any change of one character', () => {
    fc.assert(
      fc.property(soundCode, fc.nat(17), fc.constantFrom(...creditCodeAlphabet), (code, place, character) => {
        fc.pre(code[place] !== character);
        const changed = code.slice(0, place) + character + code.slice(place + 1);
        expect(doubtsOfCreditCode(changed).length).toBeGreaterThan(0);
      }),
    );
  });

  it('are doubted when two unlike neighbours change places', () => {
    fc.assert(
      fc.property(soundCode, fc.nat(16), (code, place) => {
        const [one, other] = [code.charAt(place), code.charAt(place + 1)];
        fc.pre(one !== other);
        const changed = code.slice(0, place) + other + one + code.slice(place + 2);
        expect(doubtsOfCreditCode(changed).length).toBeGreaterThan(0);
      }),
    );
  });

  it('have a check character of the alphabet, or none for foreign letters', () => {
    fc.assert(
      fc.property(first17, (text) => {
        expect([...creditCodeAlphabet]).toContain(creditCodeCheckCharacter(text));
      }),
    );
    for (const letter of 'IOSVZ') expect(creditCodeCheckCharacter(`${letter}${'0'.repeat(16)}`)).toBeUndefined();
  });

  it('weigh by powers of three modulo 31', () => {
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    for (const [place, weight] of weights.entries()) {
      const one = `${'0'.repeat(place)}1${'0'.repeat(16 - place)}`;
      expect(creditCodeCheckCharacter(one)).toBe(creditCodeAlphabet[31 - weight]);
    }
  });
});

describe('organisation codes', () => {
  it('end as GB 11714 computes, X for ten and 0 for eleven', () => {
    expect(organisationCheckCharacter('19220382')).toBe('1');
    expect(organisationCheckCharacter('71526726')).toBe('X');
    expect(organisationCheckCharacter('00000000')).toBe('0');
    expect(organisationCheckCharacter('M000100Y')).toBe('4');
  });

  it('have none when a character is missing or no capital', () => {
    expect(organisationCheckCharacter('1922038')).toBeUndefined();
    expect(organisationCheckCharacter('1922038a')).toBeUndefined();
  });
});

describe('normaliseCreditCode', () => {
  it('takes codes as people paste them', () => {
    expect(normaliseCreditCode(' 9144 0300-7152 6726xg\u3000')).toBe('9144030071526726XG');
    expect(normaliseCreditCode('９１４４０３００７１５２６７２６ＸＧ')).toBe('9144030071526726XG');
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normaliseCreditCode(text);
        expect(normaliseCreditCode(once)).toBe(once);
      }),
    );
  });
});
