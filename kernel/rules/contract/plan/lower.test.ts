import { describe, expect, it } from 'vitest';
import { compileRead } from '../compile-rule.ts';
import { numberOf } from '../feel/number.ts';
import type { Value } from '../feel/values.ts';
import { readRule } from '../read-rule.ts';
import { byExpression, byTable, ruleOf } from '../rule.fixture.ts';
import type { AnswerType, RuleDefinition } from '../rule-definition.ts';

const parameters = new Map<string, Value>([
  ['名单', ['大型', '微型']],
  ['门槛', numberOf(300)],
]);
const more: Partial<RuleDefinition> = {
  parameters: [...parameters.keys()],
  knowledge: [{ name: '折', parameters: [{ name: '数', type: 'number' }], type: 'number', text: '数 * 0.5' }],
};

/** How a text is counted, or what of it is not compiled. */
function lowered(text: string, type: AnswerType = 'number', on?: string): string {
  const rule = readRule(ruleOf([byExpression('答', text, { type })], more));
  const [decision] = compileRead(rule, parameters, on === undefined ? {} : { on }).decisions;
  if (decision?.notCompiled) {
    const { what, from, to } = decision.notCompiled;
    return `${what}: ${text.slice(from, to)}`;
  }
  return decision?.path === 'integer' ? 'integer' : String(decision?.whyNotInteger);
}

describe('what is compiled', () => {
  it.each<[string, AnswerType]>([
    ['decimal(保费 * 0.35, 2)', 'number'],
    ['round half up(保费 / 员工 数, 2)', 'number'],
    ['round down(保费, -2)', 'number'],
    ['保费 / 8 + 员工 数 ** 2', 'number'],
    ['sum([保费, 员工 数, 1]) + modulo(员工 数, 7)', 'number'],
    ['count([高新, 员工 数 > 3][item = true]) + count([1, 2])', 'number'],
    ['折(保费) + 折(数: 员工 数)', 'number'],
    ['(成立 + duration("P3Y")).year + 成立.month', 'number'],
    ['(date("2026-01-01") - 成立).days', 'number'],
    ['years and months duration(成立, date(2026, 1, 31)).years', 'number'],
    ['(date("2026-01-01") - 成立) / duration("P1D")', 'number'],
    ['years and months duration(成立, @"2026-01-31") >= duration("P3Y")', 'boolean'],
    ['成立 - @"2020-01-01" < duration("P90D")', 'boolean'],
    ['规模 in 名单 or list contains(名单, 规模) or 规模 = null', 'boolean'],
    ['员工 数 in (< 门槛, [400..500), 1000)', 'boolean'],
    ['all([高新, 保费 > 1]) and not(any([高新 = false]))', 'boolean'],
    ['if 高新 then 成立 + duration("P1M") * 员工 数 else max(成立, @"2020-01-01")', 'date'],
    ['if 保费 > 3 then "多" else if 保费 > 1 then "少" else null', 'text'],
  ])('%s in whole numbers', (text, type) => {
    expect(lowered(text, type)).toBe('integer');
  });

  it('says why not in whole numbers', () => {
    expect(lowered('保费 / 3')).toBe('unroundedQuotient');
    expect(lowered('decimal(保费 * 保费 * 保费 * 保费, 2)')).toBe('pastExact');
    expect(lowered('保费 * 0.00000000000001')).toBe('tooManyPlaces');
    expect(lowered('成立 + duration("P9999Y") * 99999', 'date')).toBe('pastDays');
  });

  it('says what is not compiled, and where', () => {
    expect(lowered('保费 + sqrt(保费)')).toBe('a call of sqrt: sqrt(保费)');
    expect(lowered('decimal(保费, 员工 数)')).toBe('places of decimal: decimal(保费, 员工 数)');
    expect(lowered('保费 ** 0.5')).toBe('a power: 保费 ** 0.5');
    expect(lowered('sum([保费 / 3, 保费 / 7, 1])')).toBe('sum: sum([保费 / 3, 保费 / 7, 1])');
    expect(lowered('规模 < "大型"', 'boolean')).toBe('text < text: 规模 < "大型"');
    expect(lowered('if 高新 then 1 else "一"')).toBe('number or text: if 高新 then 1 else "一"');
    expect(lowered('折(规模)')).toBe('text for number: 折(规模)');
    expect(lowered('成立 + duration("PT1S")', 'date')).toBe('a literal: duration("PT1S")');
    expect(lowered('count([高新][1])')).toBe('filter: [高新][1]');
    expect(lowered('规模')).toBe('text for number: ');
    expect(lowered('today()', 'date')).toBe('a call of today: today()');
    expect(lowered('today()', 'date', '2026-11-21')).toBe('integer');
  });

  it('leaves a table to the evaluator whose answers have no order, or are of two kinds', () => {
    const table = (rows: string[][], hitPolicy: 'PRIORITY' | 'FIRST') => {
      const decision = byTable('表', ['规模'], rows, { hitPolicy, outputValues: ['1', '2'] });
      return compileRead(readRule(ruleOf([decision])), new Map()).decisions[0]?.notCompiled?.what ?? 'compiled';
    };
    expect(table([['-', '员工 数']], 'PRIORITY')).toBe('an answer that is no literal');
    expect(table([['-', '员工 数']], 'FIRST')).toBe('compiled');
    expect(
      table(
        [
          ['"大型"', '1'],
          ['-', '"一"'],
        ],
        'FIRST',
      ),
    ).toBe('number or text');
    expect(table([['"大型"', '-', '1']], 'FIRST')).toBe('compiled');
    expect(table([['"大型"', '> 1', '1']], 'FIRST')).toBe('cells without an input');
  });
});
