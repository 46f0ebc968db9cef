import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestCapitalFen } from '../../contract/firm.ts';
import { firmRegistration } from '../../contract/firm-registration.ts';
import { doubtsOfTyped, formFieldOf, parseWan, registrationOf } from './firm-values.ts';

describe('parseWan', () => {
  it('reads ten thousand yuan exactly to the fen', () => {
    expect(parseWan('1')).toBe(1_000_000);
    expect(parseWan('120.5')).toBe(120_500_000);
    expect(parseWan('0.000001')).toBe(1);
    expect(parseWan(' 1,160.615001 ')).toBe(1_160_615_001);
  });

  it('is the inverse of writing fen as ten thousand yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: largestCapitalFen }), (fen) => {
        const digits = String(fen).padStart(7, '0');
        expect(parseWan(`${digits.slice(0, -6)}.${digits.slice(-6)}`)).toBe(fen);
      }),
    );
  });

  it.each(['', '.', '1.', '.5', '-1', '1e3', '1.1234567', '1,2.3.4', 'abc', '１２'])('refuses %j', (text) => {
    expect(parseWan(text)).toBeUndefined();
  });
});

describe('doubtsOfTyped', () => {
  it('doubts a code of full length only', () => {
    expect(doubtsOfTyped(undefined)).toEqual([]);
    expect(doubtsOfTyped('91350211M000100Y4')).toEqual([]);
    expect(doubtsOfTyped('91350211M000100Y46')).toEqual([]);
    expect(doubtsOfTyped(' 91350211m000100y43 ')).toEqual([{ kind: 'checkCharacter', expected: '6' }]);
  });
});

describe('registrationOf', () => {
  const typed = { name: '示范测试有限公司', industry: 'C39', legalForm: 'limitedLiability' } as const;

  it('leaves out what is empty', () => {
    const empty = { socialCreditCode: '  ', foundedOn: '', registeredCapital: '', employees: ' ', address: '' };
    expect(registrationOf({ ...typed, ...empty })).toEqual(typed);
  });

  it('turns texts into numbers that the contract takes', () => {
    const body = registrationOf({ ...typed, registeredCapital: '0', employees: ' 0 ', scale: 'micro' });
    expect(body).toMatchObject({ registeredCapitalFen: 0, employees: 0, scale: 'micro' });
    expect(firmRegistration.parse(body)).toEqual(body);
  });

  it('sends a reason only beside a doubted code', () => {
    const codeExceptionReason = '与营业执照原件核对一致';
    const sound = registrationOf({ ...typed, socialCreditCode: '91350211M000100Y46', codeExceptionReason });
    expect(sound).not.toHaveProperty('codeExceptionReason');
    const doubted = registrationOf({ ...typed, socialCreditCode: '91350211M000100Y43', codeExceptionReason });
    expect(doubted).toMatchObject({ codeExceptionReason });
  });
});

describe('formFieldOf', () => {
  it('leads from the request to the field on the page', () => {
    expect(formFieldOf('registeredCapitalFen')).toBe('registeredCapital');
    expect(formFieldOf('socialCreditCode')).toBe('socialCreditCode');
  });
});
