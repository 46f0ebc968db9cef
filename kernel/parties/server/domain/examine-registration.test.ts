import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firmRegistration } from '../../contract/firm-registration.ts';
import en from '../../locale/en.json' with { type: 'json' };
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { examineRegistration } from './examine-registration.ts';

const today = '2026-10-13';
const examine = (fields: Record<string, unknown>) =>
  examineRegistration(
    firmRegistration.parse({ name: '示范测试有限公司', industry: 'C39', legalForm: 'limitedLiability', ...fields }),
    today,
  );

describe('examineRegistration', () => {
  it('keeps a sound code as typed, normalised, without a reason', () => {
    expect(examine({ socialCreditCode: '9144 0300 1922 0382 16', codeExceptionReason: '不需要的理由' })).toEqual({
      faults: [],
      socialCreditCode: '914403001922038216',
      codeExceptionReason: null,
    });
  });

  it('takes a firm without a code', () => {
    expect(examine({})).toEqual({ faults: [], socialCreditCode: null, codeExceptionReason: null });
    expect(examine({ socialCreditCode: '  ' }).socialCreditCode).toBeNull();
  });

  it('doubts a failed check, and keeps it for a reason', () => {
    const code = '91350203M0001QAY9B';
    expect(examine({ socialCreditCode: code }).faults).toEqual([
      { field: 'socialCreditCode', text: 'doubts.checkCharacter', params: { expected: '9' } },
    ]);
    const reason = '与营业执照原件核对一致';
    expect(examine({ socialCreditCode: code, codeExceptionReason: reason })).toEqual({
      faults: [],
      socialCreditCode: code,
      codeExceptionReason: reason,
    });
  });

  it('refuses another length whatever the reason: that is no code at all', () => {
    const reason = '与营业执照原件核对一致';
    const { faults } = examine({ socialCreditCode: '9144030019220382', codeExceptionReason: reason });
    expect(faults).toEqual([
      { field: 'socialCreditCode', text: 'faults.codeForm', params: { length: 16, needed: 18 } },
    ]);
  });

  it('never bars eighteen digits and capitals that come with a reason', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 18, maxLength: 18 }), (code) => {
        const { faults, socialCreditCode } = examine({ socialCreditCode: code, codeExceptionReason: '已核对原件' });
        expect(faults).toEqual([]);
        expect(socialCreditCode).toBe(code);
      }),
    );
  });

  it('refuses a founding after today, and takes today', () => {
    expect(examine({ foundedOn: '2026-10-14' }).faults).toMatchObject([{ field: 'foundedOn' }]);
    expect(examine({ foundedOn: today }).faults).toEqual([]);
  });

  it('tells all faults at once', () => {
    const { faults } = examine({ foundedOn: '2027-01-01', socialCreditCode: '91440300I922038216' });
    expect(faults.map((fault) => fault.field)).toEqual(['foundedOn', 'socialCreditCode']);
  });

  it('has a text in both languages for every fault', () => {
    const used = ['foundedInFuture', 'codeForm', 'codeTaken'];
    const doubts = ['character', 'organisationCheck', 'checkCharacter'];
    for (const texts of [zh, en]) {
      expect(Object.keys(texts.faults)).toEqual(expect.arrayContaining(used));
      expect(Object.keys(texts.doubts)).toEqual(doubts);
    }
  });
});
