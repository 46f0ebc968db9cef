import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criterionState } from '../../../contract/own-title.ts';
import {
  type AskedCriterion,
  compareDecimals,
  fits,
  type GivenEvidence,
  stateOf,
  verdictOf,
} from './check-criteria.ts';

const today = '2026-11-21';
const share: AskedCriterion = { kind: 'figure', comparison: 'at_least', threshold: '95', unit: 'percent' };
const paper: AskedCriterion = { kind: 'document', comparison: null, threshold: null, unit: null };
const words: AskedCriterion = { ...paper, kind: 'statement' };
const proof = (told: Partial<GivenEvidence>): GivenEvidence => ({
  ...{ kind: 'figure', value: '96', unit: 'percent', validUntil: null, withdrawn: false },
  ...told,
});

describe('the state of a criterion', () => {
  it.each([
    ['without evidence', share, [], 'missing'],
    ['with enough', share, [proof({})], 'met'],
    ['with exactly the threshold', share, [proof({ value: '95.000' })], 'met'],
    ['with a hair less', share, [proof({ value: '94.999999999999' })], 'not_met'],
    ['with too much of what is limited', { ...share, comparison: 'at_most' }, [proof({})], 'not_met'],
    ['with little of what is limited', { ...share, comparison: 'at_most' }, [proof({ value: '-3' })], 'met'],
    ['with a figure in another unit', share, [proof({ unit: 'firms' })], 'missing'],
    ['with a paper where a figure is asked for', share, [proof({ kind: 'file' })], 'missing'],
    ['with what was withdrawn', share, [proof({ withdrawn: true })], 'missing'],
    ['on the last day of its evidence', share, [proof({ validUntil: today })], 'met'],
    ['on the day after', share, [proof({ validUntil: '2026-11-20' })], 'expired'],
    ['with old and new evidence', share, [proof({ validUntil: '2025-01-01' }), proof({ value: '90' })], 'not_met'],
    ['with one figure of several that reaches', share, [proof({ value: '90' }), proof({})], 'met'],
    ['of a document with a file', paper, [proof({ kind: 'file' })], 'met'],
    ['of a document with a record here', paper, [proof({ kind: 'link' })], 'met'],
    ['of a document with words only', paper, [proof({ kind: 'statement' })], 'missing'],
    ['of a statement with words', words, [proof({ kind: 'statement' })], 'met'],
    ['of a statement with an expired file', words, [proof({ kind: 'file', validUntil: '2020-01-01' })], 'expired'],
  ] as const)('%s', (_, criterion, evidence, state) => {
    expect(stateOf(criterion, evidence, today)).toBe(state);
  });

  it('never gets worse by further valid evidence that fits', () => {
    const rank = { missing: 0, expired: 1, not_met: 2, met: 3 };
    const evidence = fc.record({
      kind: fc.constantFrom('file', 'figure', 'link', 'statement'),
      value: fc.option(fc.integer({ min: 0, max: 200 }).map(String)),
      unit: fc.constantFrom('percent', 'firms'),
      validUntil: fc.option(fc.constantFrom('2020-01-01', today, '2030-01-01')),
      withdrawn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(share, paper, words), fc.array(evidence), evidence, (criterion, given, more) => {
        const before = stateOf(criterion, given, today);
        const after = stateOf(criterion, [...given, { ...more, withdrawn: false, validUntil: null }], today);
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
        if (!fits(criterion, more)) expect(after).toBe(before);
      }),
    );
  });
});

describe('decimals', () => {
  it('are compared without rounding', () => {
    expect(compareDecimals('0.1', '0.10')).toBe(0);
    expect(compareDecimals('99999999999999999999.1', '99999999999999999999.2')).toBe(-1);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 1, max: 9 }),
        (whole, digit) => {
          expect(compareDecimals(`${whole}.0`, String(whole))).toBe(0);
          expect(compareDecimals(String(whole + BigInt(digit)), String(whole))).toBe(1);
        },
      ),
    );
  });
});

describe('the verdict', () => {
  it('is ready only when there are criteria and every one is met', () => {
    expect(verdictOf([]).state).toBe('no_criteria');
    expect(verdictOf(['met', 'met'])).toMatchObject({ state: 'ready', total: 2, met: 2 });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...criterionState.options), { minLength: 1 }), (states) => {
        const { state, total, met, notMet, missing, expired } = verdictOf(states);
        expect(met + notMet + missing + expired).toBe(total);
        expect(state === 'ready').toBe(states.every((one) => one === 'met'));
      }),
    );
  });
});
