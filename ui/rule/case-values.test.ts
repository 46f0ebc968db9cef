import { describe, expect, it } from 'vitest';
import type { RuleAnswer } from '#kernel/rules/contract/rule-answer.ts';
import type { RuleCase } from '#kernel/rules/contract/rule-definition.ts';
import { caseColumns, caseText, judgeCase, pasteCases, readCaseValue, withCaseText } from './case-values.ts';

const columns = caseColumns({
  terms: [
    { name: '从业人数', type: { is: 'number', scale: 0, least: 0, most: 9, unit: '人' }, fact: null },
    { name: '是否高企', type: { is: 'boolean' }, fact: null },
  ],
  decisions: [{ name: '补贴', type: 'number', outcome: null, logic: { kind: 'expression', text: '1', links: [] } }],
});
const one: RuleCase = { name: '甲', on: '2026-11-21', given: { 从业人数: '100' }, expected: { 补贴: '5.0' } };
const column = (key: string) => columns.find((each) => each.key === key) ?? columns[0];

describe('a value of a case', () => {
  it.each([
    ['number', '5万', '50000'],
    ['number', '50%', '0.5'],
    ['number', 'abc', undefined],
    ['boolean', '是', true],
    ['boolean', '也许', undefined],
    ['date', '2026年1月1日', '2026-01-01'],
    ['date', '2026-02-30', undefined],
    ['text', '“白银”', '白银'],
    ['number', ' ', null],
  ] as const)('of kind %s is read from %s', (is, typed, value) => {
    expect(readCaseValue(typed, { is, allowed: [] })).toBe(value);
  });

  it('stands in its cell and is written there', () => {
    expect(columns.map((each) => caseText(one, each))).toEqual(['甲', '2026-11-21', '100', '', '5.0']);
    const changed = columns.map((each, at) => withCaseText(one, each, ['乙', '2026-1-2', '7', '否', ''][at] ?? ''));
    expect(changed.map((each) => each?.name)).toEqual(['乙', '甲', '甲', '甲', '甲']);
    expect(changed[1]?.on).toBe('2026-01-02');
    expect(changed[2]?.given).toEqual({ 从业人数: '7' });
    expect(changed[3]?.given).toEqual({ 从业人数: '100', 是否高企: false });
    expect(changed[4]?.expected).toEqual({});
    expect(column('day') && withCaseText(one, columns[1] ?? columns[0] ?? never(), '')).toBeUndefined();
  });
});

function never(): never {
  throw new Error('there is a column');
}

describe('how a case went', () => {
  const answer = (value: string | null): RuleAnswer => ({
    ...{ on: '2026-11-21', asOf: '2026-11-21T00:00:00.000Z', outcomes: [] },
    decisions: [
      {
        name: '补贴',
        value,
        path: 'integer',
        whyNotInteger: '',
        reads: [],
        clauses: [],
        rows: [],
        sentences: [],
        gaps: [],
      },
    ],
  });

  it('compares numbers by their value', () => {
    expect(judgeCase(one, answer('5')).wrong.size).toBe(0);
    expect([...judgeCase(one, answer('6')).wrong]).toEqual(['补贴']);
    expect([...judgeCase(one, answer(null)).wrong]).toEqual(['补贴']);
    expect(judgeCase(one, null)).toMatchObject({ failed: true });
  });
});

describe('a paste of cases', () => {
  it('fills cells from a place on, adds rows, and says what it could not read', () => {
    const empty: RuleCase = { name: '', on: '2026-11-21', given: {}, expected: {} };
    const { cases, unread } = pasteCases(
      [one],
      { row: 0, column: 0 },
      {
        pasted: '丙\t2026/3/1\t1,000\t是\t5\n丁\t2026/3/2\t很多\t否\t6\t多余',
        ...{ columns, empty },
      },
    );
    expect(cases).toEqual([
      { name: '丙', on: '2026-03-01', given: { 从业人数: '1000', 是否高企: true }, expected: { 补贴: '5' } },
      { name: '丁', on: '2026-03-02', given: { 是否高企: false }, expected: { 补贴: '6' } },
    ]);
    expect(unread).toEqual(['很多']);
  });
});
