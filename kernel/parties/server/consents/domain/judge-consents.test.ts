import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentField, consentPurpose } from '../../../contract/consent.ts';
import { type AskedConsent, type GivenConsent, judgeConsents, refusals, stateOf } from './judge-consents.ts';

const bank = '018f0000-0000-7000-8000-0000000000b1';
const given: GivenConsent = {
  id: 'c1',
  fields: ['tax', 'output'],
  purpose: 'bankMatching',
  receiver: { kind: 'institution', id: bank },
  startsOn: '2026-01-01',
  endsOn: '2027-01-01',
  withdrawnOn: null,
};
const asked: AskedConsent = {
  field: 'tax',
  purpose: 'bankMatching',
  receiver: { kind: 'institution', id: bank },
  receiverGroup: 'bank',
  day: '2026-06-01',
};

describe('a consent', () => {
  it('holds for its fields, purpose, receiver and days', () => {
    expect(judgeConsents([given], asked)).toEqual({ holds: true, consentId: 'c1', endsOn: '2027-01-01' });
    expect(judgeConsents([{ ...given, receiver: { kind: 'institutionKind', group: 'bank' } }], asked).holds).toBe(true);
  });

  it.each<[string, Partial<AskedConsent>, Partial<GivenConsent>, string]>([
    ['another field', { field: 'electricity' }, {}, 'otherField'],
    ['another purpose', { purpose: 'publicity' }, {}, 'otherPurpose'],
    ['another receiver', { receiver: { kind: 'institution', id: 'x' } }, {}, 'otherReceiver'],
    ['a department of the same id', { receiver: { kind: 'department', id: bank } }, {}, 'otherReceiver'],
    [
      'another kind of institution',
      { receiverGroup: 'fund' },
      { receiver: { kind: 'institutionKind', group: 'bank' } },
      'otherReceiver',
    ],
    ['the day before it begins', { day: '2025-12-31' }, {}, 'notYet'],
    ['the day on which it ends', { day: '2027-01-01' }, {}, 'expired'],
    ['the day of its withdrawal', { day: '2026-06-01' }, { withdrawnOn: '2026-06-01' }, 'withdrawn'],
  ])('says why it does not hold for %s', (_what, other, change, why) => {
    expect(judgeConsents([{ ...given, ...change }], { ...asked, ...other })).toEqual({
      holds: false,
      why,
      consentId: 'c1',
    });
  });

  it('held until the day of its withdrawal', () => {
    const withdrawn = { ...given, withdrawnOn: '2026-06-01' };
    expect(judgeConsents([withdrawn], { ...asked, day: '2026-05-31' }).holds).toBe(true);
    expect(['2025-12-31', '2026-05-31', '2026-06-01'].map((day) => stateOf(withdrawn, day))).toEqual([
      'planned',
      'holds',
      'withdrawn',
    ]);
    expect(stateOf(given, '2027-01-01')).toBe('expired');
  });

  it('was never given where none was', () => {
    expect(judgeConsents([], asked)).toEqual({ holds: false, why: 'neverGiven', consentId: null });
  });

  it('answers with the nearest miss and the longest hold, whatever the order', () => {
    const days = ['2026-01-01', '2026-03-01', '2026-06-01', '2026-09-01', '2027-01-01'] as const;
    const one = fc.record({
      id: fc.uuid(),
      fields: fc.subarray([...consentField.options], { minLength: 1 }),
      purpose: fc.constantFrom(...consentPurpose.options),
      receiver: fc.constantFrom<GivenConsent['receiver']>(
        { kind: 'institution', id: bank },
        { kind: 'institutionKind', group: 'bank' },
        { kind: 'department', id: bank },
      ),
      startsOn: fc.constantFrom(...days),
      endsOn: fc.constantFrom('2026-12-01', '2027-06-01'),
      withdrawnOn: fc.option(fc.constantFrom(...days)),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { maxLength: 6, selector: (c) => c.id }),
        fc.constantFrom(...days),
        (all, day) => {
          const question = { ...asked, day };
          const verdict = judgeConsents(all, question);
          expect(judgeConsents([...all].reverse(), question)).toEqual(verdict);
          const each = all.map((consent) => judgeConsents([consent], question));
          expect(verdict.holds).toBe(each.some((single) => single.holds));
          if (verdict.holds) {
            const ends = each.flatMap((single) => (single.holds ? [single.endsOn] : []));
            expect(verdict.endsOn).toBe(ends.sort().at(-1));
          } else {
            const ranks = each.map((single) => (single.holds ? -1 : refusals.indexOf(single.why)));
            expect(refusals.indexOf(verdict.why)).toBe(Math.max(0, ...ranks));
          }
        },
      ),
      { numRuns: Number(process.env.SOAK_TIMES ?? 0) || 300 },
    );
  });
});
