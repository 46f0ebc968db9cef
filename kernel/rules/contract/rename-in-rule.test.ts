import { describe, expect, test } from 'vitest';
import { checkRule } from './check-rule.ts';
import { renameInRule } from './rename-in-rule.ts';
import { byExpression, byTable, ruleOf } from './rule.fixture.ts';
import type { RuleDefinition } from './rule-definition.ts';

const sentence = { id: 's', document: '办法', place: '第一条', text: '员工数不少于十人。' };
const until = { kind: 'status' as const, status: '培育', months: null, until: '到期' };
const rule = ruleOf(
  [
    byExpression('够', '员工 数 >= 下限 and 保费 > 0', {
      ...{ type: 'boolean', outcome: until },
      links: [
        { clause: '员工 数 >= 下限', sentences: ['s'] },
        { clause: null, sentences: ['s'] },
      ],
    }),
    byTable(
      '等级',
      ['员工 数', '折(保费)'],
      [
        ['>= 下限', '> 员工 数', '保费 + 1'],
        ['-', '-', '折(员工 数)'],
      ],
      { otherwise: '下限', hitPolicy: 'FIRST' },
    ),
    byExpression('合计', 'count([1, 2][item < 员工 数]) + sum(for 保费 in [1, 2] return 保费) + 等级'),
    byExpression('到期', 'date("2027-01-01")', { type: 'date' }),
    byExpression('抵扣', '保费', { outcome: { kind: 'deduction', tax: '所得税', rate: '比例' } }),
  ],
  {
    parameters: ['下限', '比例'],
    knowledge: [
      { name: '折', type: 'number', text: '数 * 下限', parameters: [{ name: '数', type: 'number' }] },
      { name: '翻', type: 'number', text: '折(保费) * 保费', parameters: [{ name: '保费', type: 'number' }] },
    ],
    sentences: [sentence],
    cases: [{ name: '一', on: '2026-01-01', given: { '员工 数': '12', 保费: '3' }, expected: { 够: true, 等级: '4' } }],
  },
);
const renamed = (
  in_: 'term' | 'parameter' | 'knowledge' | 'decision',
  place: number,
  name: string,
): RuleDefinition => ({
  ...rule,
  ...renameInRule(rule, { in: in_, place }, name),
});
const textOf = (definition: RuleDefinition, place: number) => {
  const logic = definition.decisions[place]?.logic;
  return logic?.kind === 'expression' ? logic.text : undefined;
};

describe('naming a part of a rule anew', () => {
  test('a term: expressions, links, cells, filters and cases follow; names made inside an expression stay', () => {
    const next = renamed('term', 1, '从业人数');
    expect(next.terms[1]).toMatchObject({ name: '从业人数', fact: 'parties.staff' });
    expect(textOf(next, 0)).toBe('从业人数 >= 下限 and 保费 > 0');
    expect(next.decisions[0]?.logic).toMatchObject({ links: [{ clause: '从业人数 >= 下限' }, { clause: null }] });
    expect(next.decisions[1]?.logic).toMatchObject({
      table: {
        inputs: [{ text: '从业人数' }, { text: '折(保费)' }],
        rows: [
          { when: ['>= 下限', '> 从业人数'], answer: '保费 + 1' },
          { when: ['-', '-'], answer: '折(从业人数)' },
        ],
      },
    });
    expect(textOf(next, 2)).toBe('count([1, 2][item < 从业人数]) + sum(for 保费 in [1, 2] return 保费) + 等级');
    expect(next.cases[0]?.given).toEqual({ 从业人数: '12', 保费: '3' });
    const premium = renamed('term', 0, '年度保费');
    expect(textOf(premium, 2)).toBe(textOf(rule, 2));
    // The formula's own value of that name is another one.
    expect(premium.knowledge.map(({ text }) => text)).toEqual(['数 * 下限', '折(保费) * 保费']);
  });

  test('a parameter, a formula and a decision: cells, calls, rates, last days and expected answers follow', () => {
    const limit = renamed('parameter', 0, '最低 人数');
    expect(limit.parameters).toEqual(['最低 人数', '比例']);
    expect(limit.decisions[1]?.logic).toMatchObject({
      table: { otherwise: '最低 人数', rows: [{ when: ['>= 最低 人数', '> 员工 数'] }, {}] },
    });
    expect(limit.knowledge[0]?.text).toBe('数 * 最低 人数');
    expect(renamed('parameter', 1, '税率').decisions[4]?.outcome).toMatchObject({ rate: '税率' });
    const formula = renamed('knowledge', 0, '打折');
    expect(formula.knowledge.map(({ name, text }) => [name, text])).toEqual([
      ['打折', '数 * 下限'],
      ['翻', '打折(保费) * 保费'],
    ]);
    const grade = renamed('decision', 1, '档次');
    expect(textOf(grade, 2)).toContain('+ 档次');
    expect(grade.cases[0]?.expected).toEqual({ 够: true, 档次: '4' });
    expect(renamed('decision', 3, '止日').decisions[0]?.outcome).toMatchObject({ until: '止日' });
  });

  test('nothing breaks, and back again is as before', () => {
    const faults = checkRule(rule).map(({ code }) => code);
    for (const [part, count] of [
      ['term', 5],
      ['parameter', 2],
      ['knowledge', 2],
      ['decision', 5],
    ] as const) {
      for (let place = 0; place < count; place += 1) {
        const next = renamed(part, place, '另一个 名称');
        expect(checkRule(next).map(({ code }) => code)).toEqual(faults);
        const names = { term: rule.terms[place]?.name, parameter: rule.parameters[place] };
        const owned = { knowledge: rule.knowledge[place]?.name, decision: rule.decisions[place]?.name };
        const back = renameInRule(next, { in: part, place }, { ...names, ...owned }[part] ?? '');
        expect({ ...next, ...back }).toEqual(rule);
      }
    }
  });

  test('texts that cannot be read stay, and so does a rule without such a part', () => {
    const broken = ruleOf([byExpression('甲', '保费 + (')]);
    expect(renameInRule(broken, { in: 'term', place: 0 }, '年费').decisions).toEqual(broken.decisions);
    expect(renameInRule(broken, { in: 'parameter', place: 3 }, '年费')).toMatchObject({ terms: broken.terms });
  });
});
