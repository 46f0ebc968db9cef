import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleDefinition, RuleTable } from './rule-definition.ts';
import { ruleDifference } from './rule-difference.ts';
import { textDifference } from './rule-difference-align.ts';

const table: RuleTable = {
  ...{ hitPolicy: 'UNIQUE', aggregation: null, outputValues: [], otherwise: null },
  inputs: [{ text: '从业人数' }, { text: '注册地' }],
  rows: [
    { when: ['>= 500', '"白银"'], answer: '"一档"', sentences: ['s1'] },
    { when: ['[100..500)', '-'], answer: '"二档"', sentences: [] },
    { when: ['< 100', '-'], answer: '"三档"', sentences: [] },
  ],
};
const rule: RuleDefinition = {
  subject: 'firm',
  terms: [
    { name: '从业人数', type: { is: 'number', scale: 0, least: 0, most: 1000, unit: '人' }, fact: null },
    { name: '注册地', type: { is: 'text', allowed: null }, fact: 'parties.place' },
  ],
  parameters: ['比例'],
  knowledge: [{ name: '封顶', parameters: [{ name: '数', type: 'number' }], type: 'number', text: 'min(数, 5)' }],
  decisions: [
    {
      ...{ name: '符合', type: 'boolean', outcome: { kind: 'condition' } },
      logic: { kind: 'expression', text: '从业人数 >= 100 and 注册地 = "白银"', links: [] },
    },
    { name: '档次', type: 'text', outcome: { kind: 'grade' }, logic: { kind: 'table', table, sentences: [] } },
  ],
  sentences: [{ id: 's1', document: '办法', place: '第三条', text: '一百人以上的企业可以申请。' }],
  cases: [{ name: '甲', on: '2026-11-21', given: { 从业人数: '100' }, expected: { 符合: true } }],
};
const withTable = (changed: Partial<RuleTable>): RuleDefinition => ({
  ...rule,
  decisions: rule.decisions.map((one) =>
    one.logic.kind === 'table' ? { ...one, logic: { ...one.logic, table: { ...table, ...changed } } } : one,
  ),
});
const only = (after: RuleDefinition) => ruleDifference(rule, after);

describe('what changed between two versions', () => {
  it('is nothing between equal ones', () => {
    expect(only(structuredClone(rule))).toEqual([]);
  });

  it('names what came and what went', () => {
    const after = { ...rule, parameters: ['上限'], sentences: [], terms: rule.terms.slice(1) };
    expect(only(after).map(({ part, change, name }) => `${part} ${change} ${name}`)).toEqual([
      ...['term removed 从业人数', 'parameter removed 比例', 'parameter added 上限', 'sentence removed s1'],
    ]);
    expect(ruleDifference(after, rule)).toHaveLength(4);
  });

  it('says values before and after', () => {
    const after: RuleDefinition = {
      ...rule,
      subject: 'institution',
      terms: [{ ...rule.terms[0], type: { is: 'date' } } as RuleDefinition['terms'][number], ...rule.terms.slice(1)],
      cases: rule.cases.map((one) => ({ ...one, expected: { 符合: false } })),
    };
    expect(only(after).flatMap(({ details }) => details)).toEqual([
      { is: 'value', what: 'subject', before: 'firm', after: 'institution' },
      { is: 'value', what: 'type', before: 'number', after: 'date' },
      { is: 'value', what: 'scale', before: '0', after: '' },
      { is: 'value', what: 'least', before: '0', after: '' },
      { is: 'value', what: 'most', before: '1000', after: '' },
      { is: 'value', what: 'unit', before: '人', after: '' },
      { is: 'value', what: 'expected 符合', before: 'true', after: 'false' },
    ]);
  });

  it('says what an answer is good for, field by field', () => {
    const decisions = rule.decisions.map((one) => ({ ...one, outcome: { kind: 'number' as const, unit: '元' } }));
    expect(only({ ...rule, decisions })[0]?.details).toEqual([
      { is: 'value', what: 'outcome', before: 'condition', after: 'number' },
      { is: 'value', what: 'unit', before: '', after: '元' },
    ]);
  });

  it('shows an expression word by word', () => {
    const [decision, ...others] = rule.decisions;
    if (decision === undefined) throw new Error('there is a decision');
    const text = '从业人数 >= 200 and 注册地 = "白银"';
    const after = {
      ...rule,
      decisions: [{ ...decision, logic: { ...decision.logic, text } } as typeof decision, ...others],
    };
    expect(only(after)[0]?.details).toEqual([
      {
        ...{ is: 'text', what: 'expression' },
        parts: [
          { is: 'same', text: '从业人数 >= ' },
          { is: 'removed', text: '100' },
          { is: 'added', text: '200' },
          { is: 'same', text: ' and 注册地 = "白银"' },
        ],
      },
    ]);
  });

  it('shows the rows of a table cell by cell', () => {
    const rows = [
      table.rows[0],
      { when: ['[200..500)', '-'], answer: '"二档"', sentences: ['s1'] },
      { when: ['[100..200)', '-'], answer: '"三档"', sentences: [] },
      table.rows[2],
    ].filter((row) => row !== undefined);
    const [change] = only(withTable({ rows, hitPolicy: 'FIRST' }));
    expect(change?.details).toEqual([
      { is: 'value', what: 'hitPolicy', before: 'UNIQUE', after: 'FIRST' },
      {
        ...{ is: 'row', change: 'changed', before: 2, after: 2 },
        cells: [
          { column: '从业人数', before: '[100..500)', after: '[200..500)' },
          { column: '#', before: '', after: 's1' },
        ],
      },
      {
        ...{ is: 'row', change: 'added', before: null, after: 3 },
        cells: [
          { column: '从业人数', before: null, after: '[100..200)' },
          { column: '注册地', before: null, after: '-' },
          { column: '=', before: null, after: '"三档"' },
          { column: '#', before: null, after: '' },
        ],
      },
    ]);
  });

  it('tells a row that only moved as moved, beside rows that changed', () => {
    const [first, second, third] = table.rows;
    if (first === undefined || second === undefined || third === undefined) throw new Error('there are three rows');
    const row = (change: string, before: number | null, after: number | null) =>
      expect.objectContaining({ is: 'row', change, before, after });
    const moved = (rows: RuleTable['rows']) => only(withTable({ rows }))[0]?.details;
    expect(moved([third, first, second])).toEqual([{ is: 'row', change: 'moved', before: 3, after: 1, cells: [] }]);
    const changed = { ...third, answer: '"乙"' };
    expect(moved([second, first, changed])).toEqual([row('moved', 1, 2), row('changed', 3, 3)]);
    expect(moved([second, first])).toEqual(expect.arrayContaining([row('removed', 3, null)]));
    // A row that stands twice and is taken out once has not moved.
    expect(ruleDifference(withTable({ rows: [first, second, first] }), withTable({ rows: [first, second] }))).toEqual([
      expect.objectContaining({ details: [row('removed', 3, null)] }),
    ]);
  });

  it('shows both contents of a logic that became a table, or an expression', () => {
    const [decision, other] = rule.decisions;
    if (decision === undefined || other === undefined) throw new Error('there are two decisions');
    const turned = { ...rule, decisions: [{ ...decision, logic: other.logic }, other] };
    const details = only(turned)[0]?.details ?? [];
    expect(details.slice(0, 3)).toEqual([
      { is: 'value', what: 'logic', before: 'expression', after: 'table' },
      {
        ...{ is: 'text', what: 'expression' },
        parts: [{ is: 'removed', text: '从业人数 >= 100 and 注册地 = "白银"' }],
      },
      { is: 'value', what: 'hitPolicy', before: '', after: 'UNIQUE' },
    ]);
    expect(details.filter((one) => one.is === 'row').map(({ change }) => change)).toEqual(['added', 'added', 'added']);
    const back = ruleDifference(turned, rule)[0]?.details ?? [];
    expect(back.filter((one) => one.is === 'row').map(({ change }) => change)).toEqual([
      'removed',
      'removed',
      'removed',
    ]);
    expect(back).toContainEqual({
      ...{ is: 'text', what: 'expression' },
      parts: [{ is: 'added', text: '从业人数 >= 100 and 注册地 = "白银"' }],
    });
  });

  it('names the columns of a table that came and went', () => {
    const inputs = [{ text: '从业人数' }, { text: '是否高企' }];
    const details = only(withTable({ inputs }))[0]?.details.filter(({ is }) => is === 'column');
    expect(details).toEqual([
      { is: 'column', change: 'removed', name: '注册地' },
      { is: 'column', change: 'added', name: '是否高企' },
    ]);
  });
});

describe('the difference of two texts', () => {
  it('leads from one to the other, whatever they are', () => {
    const words = fc.array(fc.constantFrom('从业人数', '注册地', ' ', '>', '=', '100', '，', 'a'), { maxLength: 25 });
    fc.assert(
      fc.property(words, words, fc.constantFrom('names' as const, 'signs' as const), (a, b, by) => {
        const [before, after] = [a.join(''), b.join('')];
        const parts = textDifference(before, after, by);
        const side = (left: 'removed' | 'added') =>
          parts
            .filter(({ is }) => is === 'same' || is === left)
            .map(({ text }) => text)
            .join('');
        expect([side('removed'), side('added')]).toEqual([before, after]);
        if (before === after) expect(parts.every(({ is }) => is === 'same')).toBe(true);
      }),
    );
  });

  it('of long texts is told as a whole', () => {
    const long = Array.from({ length: 2_000 }, (_, at) => `a${at}`).join(' ');
    const parts = textDifference(long, long.replaceAll('a', 'b'));
    expect(parts.map(({ is }) => is)).toEqual(['removed', 'added']);
  });
});
