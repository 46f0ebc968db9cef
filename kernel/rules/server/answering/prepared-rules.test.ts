import { expect, it } from 'vitest';
import { type ParameterVersion, parametersOn } from '../../contract/dated-parameters.ts';
import { numberOf } from '../../contract/feel/number.ts';
import { byExpression, ruleOf } from '../../contract/rule.fixture.ts';
import { openPreparedRules } from './prepared-rules.ts';

it('keeps rules apart whose parameters have other values or sources, set at one instant in two zones', () => {
  const prepared = openPreparedRules();
  const definition = ruleOf([byExpression('甲', '比例 > 0', { type: 'boolean' }), byExpression('乙', '比例')], {
    parameters: ['比例'],
  });
  const time = { on: '2026-11-21', asOf: '2026-11-21T00:00:00.000Z' };
  const answered = (value: number, source: string) => {
    const version: ParameterVersion = {
      ...{ name: '比例', value: numberOf(value), source },
      ...{ from: '2026-01-01', to: null, knownFrom: '2026-01-01T01:00:00.000Z' },
    };
    const parameters = parametersOn([version], time);
    const { decisions } = prepared.of('the same text', definition, { parameters, ...time }).answer({ given: {} });
    const [datum] = decisions[0]?.clauses[0]?.data ?? [];
    return [decisions[1]?.value, datum?.source];
  };
  const from = { from: 'parameter', since: '2026-01-01', until: null, knownFrom: '2026-01-01T01:00:00.000Z' };
  expect(answered(0.35, '甲区第一条')).toEqual(['0.35', { ...from, source: '甲区第一条' }]);
  expect(answered(0.5, '乙区第二条')).toEqual(['0.5', { ...from, source: '乙区第二条' }]);
  expect(answered(0.35, '丙区第三条')).toEqual(['0.35', { ...from, source: '丙区第三条' }]);
});
