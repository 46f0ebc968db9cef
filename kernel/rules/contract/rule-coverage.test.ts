import { describe, expect, it } from 'vitest';
import { byExpression, byTable, ruleOf } from './rule.fixture.ts';
import { countCovered, ruleCoverage } from './rule-coverage.ts';
import type { RuleDecision } from './rule-definition.ts';

const sentences = ['一', '二', '三', '四'].map((id) => ({
  id,
  document: '办法',
  place: `第${id}条`,
  text: '条文内容。',
}));

function withRows(
  decision: RuleDecision,
  ids: readonly (readonly string[])[],
  whole: readonly string[] = [],
): RuleDecision {
  if (decision.logic.kind !== 'table') return decision;
  const { table } = decision.logic;
  const rows = table.rows.map((row, place) => ({ ...row, sentences: [...(ids[place] ?? [])] }));
  return { ...decision, logic: { ...decision.logic, sentences: [...whole], table: { ...table, rows } } };
}

describe('how policy and rule cover each other', () => {
  const table = byTable(
    '档',
    ['规模'],
    [
      ['"大型"', '1'],
      ['-', '2'],
    ],
  );

  it('lists sentences, decisions, rows and conditions that are left over', () => {
    const linked = byExpression('甲', '高新 and 员工 数 > 5 and 保费 > 1', {
      type: 'boolean',
      links: [
        { clause: '高新', sentences: ['一'] },
        { clause: '员工 数 > 6', sentences: ['三'] },
      ],
    });
    const coverage = ruleCoverage(
      ruleOf([linked, withRows(table, [['二'], []]), byExpression('乙', '1')], { sentences }),
    );
    expect(coverage).toEqual({
      ...{ openSentences: ['三', '四'], openDecisions: ['乙'], sentences: 4, covered: 2 },
      openRows: [{ decision: '档', row: 1 }],
      openClauses: [
        { decision: '甲', text: '员工 数 > 5', from: 7, to: 15 },
        { decision: '甲', text: '保费 > 1', from: 20, to: 26 },
      ],
    });
    // Registers count the same: one decision and one row that no sentence asks for.
    const rule = ruleOf([linked, withRows(table, [['二'], []]), byExpression('乙', '1')], { sentences });
    expect(countCovered(rule)).toEqual({ sentences: 4, covered: 2, unasked: 2 });
  });

  it('counts what stands for a whole decision for all of its parts', () => {
    const whole = byExpression('甲', '高新 and 员工 数 > 5', {
      type: 'boolean',
      links: [{ clause: null, sentences: ['一'] }],
    });
    const coverage = ruleCoverage(ruleOf([whole, withRows(table, [], ['二'])], { sentences: sentences.slice(0, 2) }));
    expect(coverage).toEqual({
      openSentences: [],
      openDecisions: [],
      openRows: [],
      openClauses: [],
      sentences: 2,
      covered: 2,
    });
    const two = { sentences: sentences.slice(0, 2) };
    expect(countCovered(ruleOf([whole, withRows(table, [], ['二'])], two)).unasked).toBe(0);
    // A table of which no row has a sentence is one decision, not its rows.
    expect(countCovered(ruleOf([withRows(table, [[], ['九']])], two)).unasked).toBe(1);
    // A sentence that there is none of covers nothing.
    const gone = byExpression('甲', '高新', { type: 'boolean', links: [{ clause: null, sentences: ['九'] }] });
    expect(ruleCoverage(ruleOf([gone], { sentences })).openDecisions).toEqual(['甲']);
  });
});
