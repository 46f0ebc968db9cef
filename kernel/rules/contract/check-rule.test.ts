import { describe, expect, it } from 'vitest';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { checkRule } from './check-rule.ts';
import { byExpression, byTable, condition, ruleOf } from './rule.fixture.ts';
import { type RuleDecision, type RuleDefinition, ruleName } from './rule-definition.ts';
import { faultCodes } from './rule-faults.ts';

/** Codes of the faults of a rule, each with the characters that it marks. */
function faults(decisions: RuleDecision | readonly RuleDecision[], more: Partial<RuleDefinition> = {}): string[] {
  const definition = ruleOf('name' in decisions ? [decisions] : decisions, more);
  return checkRule(definition).map(({ code, at, from, to }) => {
    const { logic } = definition.decisions[at.place] ?? {};
    const text = at.field === 'text' && at.in === 'decision' && logic?.kind === 'expression' ? logic.text : null;
    const marked = text === null ? [at.in, at.place, at.field, at.row, at.column].join(' ') : text.slice(from, to);
    return `${code}: ${marked}`;
  });
}

it.each(['constructor', 'toString', '__proto__'])(
  'a rule names nothing %s, which objects have by themselves',
  (name) => {
    expect(ruleName.safeParse(name).success).toBe(false);
    expect(ruleName.safeParse(`${name} 数`).success).toBe(true);
  },
);

describe('faults of a rule', () => {
  it('have a sentence in both languages, and no other has one', () => {
    expect(Object.keys(zh.faults).sort()).toEqual([...faultCodes].sort());
    expect(Object.keys(en.faults).sort()).toEqual([...faultCodes].sort());
  });

  it('are none where all is well', () => {
    const knowledge: RuleDefinition['knowledge'] = [
      {
        name: '折',
        parameters: [{ name: '数', type: 'number' }],
        type: 'number',
        text: 'if 数 > 1 then 折(数 - 1) else 数 * 比例',
      },
    ];
    const total = byExpression('总', 'sum(for 项 in [1, 2, 保费] return 折(项)) + count([高新][item = true])', {
      outcome: { kind: 'deduction', tax: '企业所得税', rate: '比例' },
    });
    const open = byExpression(
      '开',
      '成立 + duration("P1Y") < today() and 规模 in 名单 or 员工 数 in (1, > 5, [6..7])',
      {
        ...{ type: 'boolean', outcome: condition },
      },
    );
    const graded = byTable(
      '档',
      ['员工 数', '规模'],
      [
        ['< 5', 'not("大型")', '"甲"'],
        ['-', '? = "中型"', '-'],
      ],
      {
        ...{
          type: 'text',
          hitPolicy: 'PRIORITY',
          outputValues: ['"甲"', '"乙"'],
          otherwise: 'if 开 then "乙" else null',
        },
      },
    );
    const cases = [
      { name: '例', on: '2026-01-01', given: { 保费: '1.20', 规模: null }, expected: { 总: '1', 开: true, 档: null } },
    ];
    expect(faults([total, open, graded], { parameters: ['比例', '名单'], knowledge, cases })).toEqual([]);
  });

  it('stand at their characters', () => {
    expect(faults(byExpression('甲', '保费 +'))).toEqual(['syntax: ']);
    expect(faults(byExpression('甲', '保费 + 没有 * 2'))).toEqual(['unknownName: 没有']);
    expect(faults(byExpression('甲', '没有过(保费)'))).toEqual(['unknownName: 没有过']);
    expect(faults(byExpression('甲', '1 + (保费 + 规模)'))).toEqual(['badOperands: 保费 + 规模']);
    expect(faults(byExpression('甲', 'if 规模 > 3 then 1 else 2'))).toEqual(['notComparable: 规模 > 3']);
    expect(faults(byExpression('甲', 'if 保费 and 高新 then 1 else 2'))).toEqual(['notBoolean: 保费']);
    expect(faults(byExpression('甲', 'floor(成立)'))).toEqual(['badArguments: floor(成立)']);
    expect(faults(byExpression('甲', '规模'))).toEqual(['wrongType: 规模']);
    expect(faults(byExpression('甲', ' '))).toEqual(['empty:  ']);
    expect(faults(byExpression('甲', '保费', { outcome: condition }))).toEqual(['wrongOutcome: decision 0 outcome  ']);
  });

  it('of the graph: circles and names that are taken', () => {
    const circle = [
      byExpression('甲', '乙 + 1'),
      byExpression('乙', '丙 * 2'),
      byExpression('丙', '甲'),
      byExpression('丁', '甲'),
    ];
    expect(faults(circle)).toEqual(['circular: 乙 + 1', 'circular: 丙 * 2', 'circular: 甲']);
    expect(faults([byExpression('保费', '1'), byExpression('甲', '1')], { parameters: ['甲'] })).toEqual([
      'duplicateName: decision 0 name  ',
      'duplicateName: decision 1 name  ',
    ]);
  });

  it('of tables: cells, answers, order of results', () => {
    const rows = [
      ['> 5', '"大型"', '1'],
      ['"五"', '-', '规模'],
      ['-', '3'],
      ['<', '-', '1'],
    ];
    expect(faults(byTable('表', ['员工 数', '规模'], rows))).toEqual([
      'notComparable: decision 0 cell 1 0',
      'wrongType: decision 0 answer 1 ',
      'cellCount: decision 0 table 2 ',
      'syntax: decision 0 cell 3 0',
    ]);
    const priority = { type: 'text', hitPolicy: 'PRIORITY' } as const;
    expect(faults(byTable('表', ['规模'], [['-', '"甲"']], { ...priority, outputValues: ['"乙"'] }))).toEqual([
      'outputValueUnlisted: decision 0 answer 0 ',
    ]);
    expect(faults(byTable('表', ['规模'], [['-', '"甲"']], priority))).toEqual([
      'outputValuesMissing: decision 0 table  ',
    ]);
    const listed = byTable('表', ['规模'], [['-', '1']], { hitPolicy: 'COLLECT', outcome: { kind: 'money' } });
    expect(faults(listed)).toEqual(['listAnswer: decision 0 table  ']);
    expect(faults(byTable('表', ['规模'], [['-', '1']], { aggregation: 'SUM' }))).toEqual([
      'aggregationUnused: decision 0 table  ',
    ]);
  });

  it('of sentences, statuses and cases', () => {
    const links = [{ clause: '高新 = true', sentences: ['一', '二'] }];
    const sentences = [{ id: '一', document: '办法', place: '第一条', text: '高新企业。' }];
    const linked = byExpression('甲', '高新', { type: 'boolean', outcome: condition, links });
    expect(faults(linked, { sentences })).toEqual([
      'sentenceUnknown: decision 0 link  0',
      'clauseGone: decision 0 link  0',
    ]);
    const until = (name: string | null) =>
      byExpression('甲', '高新', {
        type: 'boolean',
        outcome: { kind: 'status', status: '资格', months: null, until: name },
      });
    expect(faults(until(null))).toEqual(['untilMissing: decision 0 until  ']);
    expect(faults(until('乙'))).toEqual(['untilUnknown: decision 0 until  ']);
    expect(faults([until('乙'), byExpression('乙', '1')])).toEqual(['untilNoDate: decision 0 until  ']);
    const cases = [{ name: '例', on: '2026-01-01', given: { 没有: '1', 保费: '1.234', 规模: '巨型' }, expected: {} }];
    expect(faults(byExpression('甲', '1'), { cases })).toEqual([
      'caseUnknownName: case 0 given  ',
      'caseBadValue: case 0 given  ',
      'caseBadValue: case 0 given  ',
      'caseEmpty: case 0 expected  ',
    ]);
  });
});
