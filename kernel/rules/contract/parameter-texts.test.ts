import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRule, canonicalAnswer } from './answer-rule.ts';
import { checkRule } from './check-rule.ts';
import { compileRule } from './compile-rule.ts';
import { parametersOn } from './dated-parameters.ts';
import { parameterVersions } from './known-parameters.ts';
import { parameterDatumOf, storedTexts, textsDifference, textsFault, textsWritten } from './parameter-texts.ts';
import { byExpression, condition, ruleOf } from './rule.fixture.ts';

const kind = (text: string) => ({ ...byExpression('列入目录', text, { type: 'boolean', outcome: condition }) });
const days = { to: null, source: '办法第四条', knownFrom: '2025-01-01T00:00:00.000Z' };
const known = [
  {
    ...{ name: '目录', type: 'texts' as const },
    values: [
      { ...days, value: ['大型', '中型'], from: '2025-01-01', to: '2025-12-31' },
      { ...days, value: ['小型', '中型'], from: '2026-01-01' },
    ],
  },
];

describe('a list of texts', () => {
  it('may stand with 1 to 200 texts of 60 characters at most, each once', () => {
    const many = Array.from({ length: 200 }, (_, at) => `险种${at}`);
    expect(textsFault(many)).toBeNull();
    expect(textsFault([...many, '再一种'])).toEqual({ code: 'tooMany', count: 201 });
    expect(textsFault([])).toEqual({ code: 'none' });
    expect(textsFault(['甲', '乙', '甲'])).toEqual({ code: 'twice', text: '甲' });
    expect(textsFault(['长'.repeat(60)])).toBeNull();
    expect(textsFault(['长'.repeat(61)])?.code).toBe('tooLong');
    expect(textsFault([' 甲'])?.code).toBe('badSign');
    expect(textsFault(['甲\n乙'])?.code).toBe('badSign');
    expect(storedTexts('甲')).toBeNull();
    expect(storedTexts(['甲', 1])).toBeNull();
  });

  it('is read as it was stored, and as it was pasted', () => {
    const text = fc.string({ minLength: 1, maxLength: 60 }).filter((one) => textsFault([one]) === null);
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 20 }), (texts) => {
        const stored = storedTexts(texts);
        expect(stored === null ? null : parameterDatumOf(stored, 'texts')).toEqual(texts);
      }),
    );
    expect(textsWritten('研发责任险\r\n\r\n 产品质量险\t"出口""信用""险"\n')).toEqual([
      ...['研发责任险', '产品质量险', '出口"信用"险'],
    ]);
    expect(textsDifference(['甲', '乙', '丙'], ['丙', '丁', '甲'])).toEqual({ added: ['丁'], removed: ['乙'] });
  });

  it('answers by the list in force on the day, compiled, and tells the list that counted', () => {
    const rule = ruleOf([kind('规模 in 目录')], { parameters: ['目录'] });
    expect(checkRule(rule)).toEqual([]);
    const on = (day: string, size: string) => {
      const moments = { on: day, asOf: '2026-11-21T00:00:00.000Z' };
      const parameters = parametersOn(parameterVersions(known), moments);
      expect(compileRule(rule, parameters.values).decisions[0]?.plan).not.toBeNull();
      return answerRule(rule, { ...moments, parameters, given: { 规模: size } });
    };
    const [before, after] = [on('2025-06-01', '大型'), on('2026-06-01', '大型')];
    expect([before, after].map(({ decisions }) => decisions[0]?.value)).toEqual([true, false]);
    const read = after.decisions[0]?.reads.find(({ name }) => name === '目录');
    expect(read).toMatchObject({ value: ['小型', '中型'], source: { from: 'parameter', since: '2026-01-01' } });
    expect(canonicalAnswer(on('2026-06-01', '大型'))).toBe(canonicalAnswer(after));
  });

  it('is asked for its size and its texts by the functions of FEEL', () => {
    const moments = { on: '2026-06-01', asOf: '2026-11-21T00:00:00.000Z' };
    const parameters = parametersOn(parameterVersions(known), moments);
    for (const text of ['list contains(目录, 规模)', 'not(规模 in 目录) = false', 'count(目录) = 2 and 规模 in 目录']) {
      const { decisions } = answerRule(ruleOf([kind(text)], { parameters: ['目录'] }), {
        ...{ ...moments, parameters, given: { 规模: '小型' } },
      });
      expect([text, decisions[0]?.value]).toEqual([text, true]);
    }
  });
});
