import { expect, it } from 'vitest';
import { checkRule } from '../../contract/check-rule.ts';
import { readRule, readRuleInTurns } from '../../contract/read-rule.ts';
import { ruleCoverage } from '../../contract/rule-coverage.ts';
import type { RuleDefinition, RuleLogic } from '../../contract/rule-definition.ts';
import { premiumRule } from '../rules-zone.fixture.ts';
import { checkedOnce } from './checked-once.ts';

it('checks a text once, whoever opens it, and another text anew', async () => {
  const first = await checkedOnce(structuredClone(premiumRule));
  expect(first).toEqual({ faults: checkRule(premiumRule).length, coverage: ruleCoverage(premiumRule) });
  expect(await checkedOnce(structuredClone(premiumRule))).toBe(first);
  const logic: RuleLogic = { kind: 'expression', text: '从业人数 <= ', links: [] };
  const wrong = {
    ...premiumRule,
    decisions: premiumRule.decisions.map((one) => (one.name === '符合条件' ? { ...one, logic } : one)),
  };
  const told = await checkedOnce(wrong);
  expect(told.faults).toBe(checkRule(wrong).length);
  expect(told.faults).toBeGreaterThan(0);
  expect(told.coverage.openDecisions).toEqual(['符合条件']);
});

it('reads the cells of a rule once for checking, covering and compiling', () => {
  const definition: RuleDefinition = structuredClone(premiumRule);
  const read = readRule(definition);
  checkRule(definition);
  ruleCoverage(definition);
  expect(readRule(definition)).toBe(read);
  expect(readRule(structuredClone(definition))).not.toBe(read);
});

it('reads a rule in turns as at once, resting after each expression, row and function', async () => {
  const table: RuleLogic = {
    ...{ kind: 'table', sentences: [] },
    table: {
      ...{ hitPolicy: 'UNIQUE', aggregation: null, outputValues: [], otherwise: '0', inputs: [{ text: '从业人数' }] },
      rows: ['< 10', '[10..20', '-'].map((when, at) => ({ when: [when], answer: `${at}`, sentences: [] })),
    },
  };
  const named = { name: '一半', parameters: [{ name: '数', type: 'number' as const }], type: 'number' as const };
  const definition: RuleDefinition = {
    ...premiumRule,
    knowledge: [{ ...named, text: '数 / 2' }],
    decisions: [...premiumRule.decisions, { name: '档次', type: 'number', outcome: null, logic: table }],
  };
  const rests: number[] = [];
  const read = await readRuleInTurns(definition, async () => {
    rests.push(1);
  });
  expect(rests.length).toBe(premiumRule.decisions.length + 3 + 1);
  expect(readRule(definition)).toBe(read);
  const again = structuredClone(definition);
  expect(readRule(again)).toEqual({ ...read, definition: again });
  expect(checkRule(definition)).toEqual(checkRule(again));
});
