import { expect, it } from 'vitest';
import { checkRule } from '../../contract/check-rule.ts';
import { readRule } from '../../contract/read-rule.ts';
import { ruleCoverage } from '../../contract/rule-coverage.ts';
import type { RuleDefinition, RuleLogic } from '../../contract/rule-definition.ts';
import { premiumRule } from '../rules-zone.fixture.ts';
import { checkedOnce } from './checked-once.ts';

it('checks a text once, whoever opens it, and another text anew', () => {
  const first = checkedOnce(structuredClone(premiumRule));
  expect(first).toEqual({ faults: checkRule(premiumRule).length, coverage: ruleCoverage(premiumRule) });
  expect(checkedOnce(structuredClone(premiumRule))).toBe(first);
  const logic: RuleLogic = { kind: 'expression', text: '从业人数 <= ', links: [] };
  const wrong = {
    ...premiumRule,
    decisions: premiumRule.decisions.map((one) => (one.name === '符合条件' ? { ...one, logic } : one)),
  };
  const told = checkedOnce(wrong);
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
