import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRule } from './answer-rule.ts';
import { numberOf } from './feel/number.ts';
import { byExpression, byTable, inForce, ruleOf } from './rule.fixture.ts';
import { ruleChanges } from './rule-changes.ts';
import type { RuleDatum, RuleDefinition } from './rule-definition.ts';

const setting = { on: '2026-11-21', asOf: '2026-11-21T00:00:00.000Z', parameters: inForce({ 门槛: numberOf(300) }) };

const small = byExpression('小微', '员工 数 < 门槛 and 规模 in ("小型", "中型")', { type: 'boolean' });
const old = byExpression('满 三年', '成立 + duration("P3Y") <= today()', { type: 'boolean' });
const both = byExpression('合格', '小微 and 满 三年', { type: 'boolean' });
const grade = byTable(
  '档',
  ['员工 数', '高新'],
  [
    ['> 1000', '-', '"甲"'],
    ['> 500', 'true', '"甲"'],
    ['-', '-', '"乙"'],
  ],
  {
    ...{ type: 'text', hitPolicy: 'FIRST' },
  },
);
const definition = ruleOf([small, old, both, grade, byExpression('列', 'for 一 in [1] return 一')], {
  parameters: ['门槛'],
});

function changes(
  decision: string,
  wanted: RuleDatum,
  given: Record<string, RuleDatum>,
  rule: RuleDefinition = definition,
) {
  return ruleChanges(rule, { ...setting, given, decision, wanted });
}

describe('the smallest change of a rule', () => {
  it('speaks of numbers, texts among those allowed, dates and truth values', () => {
    const party = { '员工 数': '120', 规模: '大型', 成立: '2020-01-01', 高新: true, 保费: '1' };
    expect(changes('合格', true, party)).toEqual({
      ...{ pair: null, complete: true },
      single: [{ term: '规模', from: '大型', to: '中型', distance: 1 }],
    });
    expect(changes('合格', true, { ...party, 规模: '小型', 成立: '2024-01-01' })?.single).toEqual([
      { term: '成立', from: '2024-01-01', to: '2023-11-21', distance: 41 },
    ]);
    expect(changes('档', '甲', { ...party, '员工 数': '300' })?.single).toEqual([
      { term: '员工 数', from: '300', to: '501', distance: 201 },
    ]);
    expect(changes('档', '甲', { ...party, '员工 数': '600', 高新: false })?.single).toEqual([
      { term: '高新', from: false, to: true, distance: 1 },
      { term: '员工 数', from: '600', to: '1001', distance: 401 },
    ]);
  });

  it('names two at once where none alone turns it', () => {
    const party = { '员工 数': '400', 规模: '大型', 成立: '2010-01-01' };
    expect(changes('合格', true, party)).toEqual({
      ...{ single: [], complete: true },
      pair: [
        { term: '员工 数', from: '400', to: '299', distance: 101 },
        { term: '规模', from: '大型', to: '中型', distance: 1 },
      ],
    });
  });

  it('says nothing where all is well, and null of what is not compiled', () => {
    expect(changes('小微', true, { '员工 数': '1', 规模: '小型' })).toEqual({ single: [], pair: null, complete: true });
    expect(changes('列', '1', {})).toBeNull();
    expect(changes('无', true, {})).toBeNull();
  });

  it('turns the answer indeed, whoever asks', () => {
    const party = fc.record({
      '员工 数': fc.integer({ min: 0, max: 5000 }).map(String),
      规模: fc.option(fc.constantFrom('大型', '中型', '小型')),
      成立: fc.constantFrom('2000-02-29', '2023-11-22', '2026-01-01'),
      高新: fc.option(fc.boolean()),
    });
    const asked = fc.constantFrom(['合格', true], ['合格', false], ['档', '甲'], ['档', '乙'], ['小微', false]);
    fc.assert(
      fc.property(party, asked, (given, [decision, wanted]) => {
        const found = changes(String(decision), wanted ?? null, given);
        const answered = (changed: Record<string, RuleDatum>) =>
          answerRule(definition, { ...setting, given: changed }).decisions.find(({ name }) => name === decision)?.value;
        for (const { term, to } of found?.single ?? []) expect(answered({ ...given, [term]: to })).toBe(wanted);
        if (found?.pair) {
          const [one, other] = found.pair;
          expect(answered({ ...given, [one.term]: one.to, [other.term]: other.to })).toBe(wanted);
        }
        // All of these but the first, that asks for three data, are turned by two changes at most.
        if (answered(given) !== wanted && !(decision === '合格' && wanted === true)) {
          expect([found?.single.length, found?.pair]).not.toEqual([0, null]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
