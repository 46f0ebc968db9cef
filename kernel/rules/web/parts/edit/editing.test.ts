import { describe, expect, test } from 'vitest';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import {
  freeName,
  movedEntry,
  namesIn,
  sentencesOf,
  withoutDecision,
  withoutSentence,
  withoutTerm,
} from './editing.ts';

const sentence = (id: string) => ({ id, document: '办法', place: '第一条', text: '从业人数不少于十人。' });
const rule: RuleDefinition = {
  ...{ subject: 'firm', terms: [], parameters: ['上限'], knowledge: [], cases: [] },
  sentences: [sentence('s1'), sentence('s2')],
  decisions: [
    {
      ...{ name: '符合', type: 'boolean', outcome: null },
      logic: {
        ...{ kind: 'expression', text: 'true' },
        links: [
          { clause: null, sentences: ['s1', 's2'] },
          { clause: 'true', sentences: ['s1'] },
        ],
      },
    },
    {
      ...{ name: '等级', type: 'text', outcome: null },
      logic: {
        ...{ kind: 'table', sentences: ['s1'] },
        table: {
          ...{ hitPolicy: 'UNIQUE', aggregation: null, inputs: [{ text: '1' }], outputValues: [], otherwise: null },
          rows: [{ when: ['-'], answer: '"甲"', sentences: ['s1', 's2'] }],
        },
      },
    },
  ],
};

describe('changing the parts of a rule', () => {
  test('a sentence goes with every link to it, and nothing else', () => {
    const rest = { ...rule, ...withoutSentence(rule, 's1') };
    expect(rest.sentences.map(({ id }) => id)).toEqual(['s2']);
    expect(rest.decisions.map(sentencesOf)).toEqual([['s2'], ['s2']]);
    expect(rest.decisions[0]?.logic).toMatchObject({ links: [{ clause: null, sentences: ['s2'] }] });
  });

  test('what test cases say of a term or a decision goes with it', () => {
    const term = { name: '人数', type: { is: 'boolean' as const }, fact: null };
    const one = {
      name: '一',
      on: '2026-01-01',
      given: { 人数: true, 别的: '1' },
      expected: { 符合: true, 等级: '甲' },
    };
    const tested = { ...rule, terms: [term], cases: [one] };
    expect(withoutTerm(tested, 0)).toEqual({ terms: [], cases: [{ ...one, given: { 别的: '1' } }] });
    expect(withoutDecision(tested, 1)).toEqual({
      ...{ decisions: [rule.decisions[0]], cases: [{ ...one, expected: { 符合: true } }] },
    });
  });

  test('names that are taken get a number, whatever part has them', () => {
    expect(freeName('上限', namesIn(rule))).toBe('上限2');
    expect(freeName('等级', ['等级', '等级2'])).toBe('等级3');
    expect(freeName('新', namesIn(rule))).toBe('新');
  });

  test('entries move one step and stay at the ends', () => {
    expect(movedEntry(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(movedEntry(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});
