import { describe, expect, test } from 'vitest';
import type { RuleAnswer } from '../../../contract/rule-answer.ts';
import type { RuleCase, RuleDatum, RuleDefinition } from '../../../contract/rule-definition.ts';
import { casesPassed, sameDatum } from './cases-passed.ts';

const definition = (cases: RuleCase[]): RuleDefinition => ({
  ...{ subject: 'firm', terms: [], parameters: [], knowledge: [], decisions: [], sentences: [], cases },
});
const expecting = (expected: Record<string, RuleDatum>): RuleCase => ({
  ...{ name: '一', on: '2026-01-01', given: {}, expected },
});
const answering = (value: RuleDatum): RuleAnswer => ({
  ...{ on: '2026-01-01', asOf: '2026-01-01T00:00:00.000Z', outcomes: [] },
  decisions: [
    {
      ...{ name: '补助', value, path: 'integer', whyNotInteger: '', clauses: [], rows: [], sentences: [], gaps: [] },
    },
  ],
});

describe('test cases on the page', () => {
  test('a case passes when every expectation is met, and one that expects nothing does not', () => {
    const rule = definition([
      expecting({ 补助: '10.00' }),
      expecting({ 补助: '11' }),
      expecting({}),
      expecting({ 无: null }),
    ]);
    expect(casesPassed(rule, () => answering('10'))).toBe(1);
    expect(casesPassed(rule, () => null)).toBe(0);
  });

  test('numbers are the same whatever they are written with, other values only as they stand', () => {
    expect(sameDatum('1.50', '1.5')).toBe(true);
    expect(sameDatum('甲', '乙')).toBe(false);
    expect(sameDatum(null, null)).toBe(true);
    expect(sameDatum(true, 'true')).toBe(false);
    expect(sameDatum('0', null)).toBe(false);
  });
});
