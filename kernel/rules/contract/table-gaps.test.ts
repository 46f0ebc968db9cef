import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from './complete-name-vocabulary.ts';
import { testFeel } from './evaluate-feel.ts';
import { numberOf } from './feel/number.ts';
import type { RuleTable } from './rule-definition.ts';
import { findTableGaps } from './table-gaps.ts';

const vocabulary = vocabularyOf({
  terms: [
    { name: '从业人数', type: { is: 'number', scale: 0, least: 0, most: 1000, unit: '人' }, fact: null },
    { name: '保费', type: { is: 'number', scale: 2, least: 0, most: 100_000, unit: '元' }, fact: null },
    { name: '注册地', type: { is: 'text', allowed: ['白银', '天水'] }, fact: null },
    { name: '行业', type: { is: 'text', allowed: null }, fact: null },
    { name: '是否高企', type: { is: 'boolean' }, fact: null },
    { name: '成立日期', type: { is: 'date' }, fact: null },
  ],
  ...{ parameters: ['上限'], knowledge: [], decisions: [] },
});
const tableOf = (inputs: string[], rows: string[][], given: Partial<RuleTable> = {}): RuleTable => ({
  ...{ hitPolicy: 'UNIQUE', aggregation: null, outputValues: [], otherwise: null },
  inputs: inputs.map((text) => ({ text })),
  rows: rows.map((when) => ({ when, answer: '1', sentences: [] })),
  ...given,
});
const told = (table: RuleTable) =>
  findTableGaps(table, vocabulary)?.map(
    ({ kind, rows, where }) => `${kind} ${rows.map((row) => row + 1).join('+')} ${where.join(' | ')}`,
  );

describe('overlaps and gaps', () => {
  it('are none where every value has one row', () => {
    expect(told(tableOf(['从业人数'], [['< 100'], ['[100..500)'], ['>= 500']]))).toEqual([]);
    expect(
      told(
        tableOf(
          ['注册地', '是否高企'],
          [
            ['"白银"', '-'],
            ['"天水"', 'true'],
            ['"天水"', 'false'],
          ],
        ),
      ),
    ).toEqual([]);
    expect(told(tableOf(['行业'], [['"制造"'], ['not("制造")']]))).toEqual([]);
    expect(told(tableOf(['成立日期'], [['< date("2026-01-01")'], ['>= date("2026-01-01")']]))).toEqual([]);
  });

  it('are told as the values that they are', () => {
    expect(told(tableOf(['从业人数'], [['<= 100'], ['[100..500)'], ['> 500']]))).toEqual([
      'overlap 1+2 100',
      'gap  500',
    ]);
    expect(told(tableOf(['从业人数'], [['< 100'], ['[200..500]']]))).toEqual(['gap  [100..199]', 'gap  >= 501']);
    expect(told(tableOf(['保费'], [['< 100'], ['> 100.5']]))).toEqual(['gap  [100..100.5]']);
    expect(
      told(
        tableOf(
          ['注册地', '是否高企'],
          [
            ['"白银"', '-'],
            ['-', 'true'],
          ],
        ),
      ),
    ).toEqual(['overlap 1+2 "白银" | true', 'gap  "天水" | false']);
    expect(told(tableOf(['行业'], [['"制造"'], ['"制造", "采矿"']]))).toEqual([
      'overlap 1+2 "制造"',
      'gap  not("制造", "采矿")',
    ]);
    expect(told(tableOf(['成立日期'], [['< date("2026-01-01")'], ['> date("2026-01-01")']]))).toEqual([
      'gap  date("2026-01-01")',
    ]);
  });

  it('matter only as the table answers', () => {
    const rows = [['<= 100'], ['>= 100']];
    expect(told(tableOf(['从业人数'], rows, { hitPolicy: 'FIRST' }))).toEqual([]);
    expect(told(tableOf(['从业人数'], [['> 100']], { otherwise: '0' }))).toEqual([]);
    expect(told(tableOf(['从业人数'], [['> 100']], { hitPolicy: 'FIRST' }))).toEqual(['gap  <= 100']);
  });

  it('are not claimed where a cell is more than a test of values', () => {
    expect(told(tableOf(['从业人数'], [['> 上限']]))).toBeUndefined();
    expect(told(tableOf(['从业人数 + 1'], [['> 1']]))).toBeUndefined();
    expect(told(tableOf(['从业人数'], [['若干']]))).toBeUndefined();
  });

  it('are found wherever a value shows them, and only there', () => {
    const bound = fc.integer({ min: 0, max: 30 });
    const cell = fc.oneof(
      fc.tuple(fc.constantFrom('<', '<=', '>', '>=', ''), bound).map(([by, at]) => `${by} ${at}`.trim()),
      fc
        .tuple(fc.constantFrom('[', '('), bound, bound, fc.constantFrom(']', ')'))
        .map(([open, a, b, close]) => `${open}${Math.min(a, b)}..${Math.max(a, b)}${close}`),
      fc.constant('-'),
    );
    const input = { variables: new Map(), moment: { epochSeconds: 0, nano: 0, zone: 'Z' } };
    const accepts = (test: string, value: number) => testFeel(test, numberOf(value), input).value === true;
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
        const found =
          findTableGaps(
            tableOf(
              ['从业人数'],
              cells.map((one) => [one]),
            ),
            vocabulary,
          ) ?? [];
        if (found.length >= 8) return;
        for (let value = 0; value <= 32; value += 1) {
          const rows = cells.flatMap((one, row) => (accepts(one, value) ? [row] : []));
          const here = found.filter(({ where }) => accepts(where[0] ?? '', value));
          expect(here.map((one) => one.rows)).toEqual(rows.length === 1 ? [] : [rows]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
