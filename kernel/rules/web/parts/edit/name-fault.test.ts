import { expect, test } from 'vitest';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import { nameFault } from './name-fault.ts';

const rule: RuleDefinition = {
  ...{ subject: 'firm', parameters: ['年度 上限'], knowledge: [], decisions: [], sentences: [], cases: [] },
  terms: [{ name: '从业人数', type: { is: 'boolean' }, fact: null }],
};
const fault = (typed: string) => nameFault(rule, { in: 'term', place: 0 }, typed);

test('a name is written, begins with a letter and is nobody else’s', () => {
  expect([fault(' '), fault('3年'), fault('增长率%'), fault('年度  上限')]).toEqual([
    'empty',
    'shape',
    'shape',
    'taken',
  ]);
  expect([fault('从业人数'), fault(' 人数 '), fault('年度上限')]).toEqual([null, null, null]);
  expect(nameFault(rule, { in: 'parameter', place: 0 }, '从业人数')).toBe('taken');
});
