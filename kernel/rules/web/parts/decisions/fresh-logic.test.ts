import { describe, expect, test } from 'vitest';
import { answerType, type RuleDecision, ruleDecision, ruleOutcome } from '../../../contract/rule-definition.ts';
import { freshLogic, freshOutcome, outcomesOf, withType } from './fresh-logic.ts';

const words = { decision: '补助金额', unit: '件', tax: '企业所得税' };
const decision: RuleDecision = {
  ...{ name: '补助金额', type: 'number', outcome: { kind: 'money' } },
  logic: { kind: 'expression', text: '1', links: [{ clause: null, sentences: ['s1'] }] },
};

describe('what a part of a rule begins with', () => {
  test('every outcome that is offered can be kept, and belongs to its type', () => {
    for (const type of answerType.options) {
      for (const kind of outcomesOf[type]) {
        const outcome = freshOutcome(kind, words);
        if (kind === 'none') expect(outcome).toBeNull();
        else expect(ruleOutcome.parse(outcome).kind).toBe(kind);
      }
      expect(ruleDecision.safeParse(withType(decision, type, words)).success).toBe(true);
    }
  });

  test('another type keeps an outcome that goes with it, else begins with its first', () => {
    expect(withType(decision, 'number', words).outcome).toEqual({ kind: 'money' });
    expect(withType(decision, 'boolean', words).outcome).toEqual({ kind: 'condition' });
    expect(withType({ ...decision, outcome: null }, 'text', words).outcome).toBeNull();
  });

  test('a table begins with one row, and its sentences go with it there and back', () => {
    const table = freshLogic('table', decision.logic, '从业人数');
    expect(table).toMatchObject({
      sentences: ['s1'],
      table: { inputs: [{ text: '从业人数' }], rows: [{ when: ['-'] }] },
    });
    expect(freshLogic('expression', table, '')).toEqual({
      ...{ kind: 'expression', text: '', links: [{ clause: null, sentences: ['s1'] }] },
    });
    expect(freshLogic('table', table, '')).toBe(table);
  });
});
