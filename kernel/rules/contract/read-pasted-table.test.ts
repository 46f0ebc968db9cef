import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMistake } from './explain-mistake.ts';
import { cellsOf, type PastedColumn, readPastedTable } from './read-pasted-table.ts';
import { readTest, readValue } from './read-pasted-table-cell.ts';

const number: PastedColumn = { is: 'number', allowed: [] };
const text: PastedColumn = { is: 'text', allowed: ['白银', '兰州新区', '批发、零售'] };
const date: PastedColumn = { is: 'date', allowed: [] };
const truth: PastedColumn = { is: 'boolean', allowed: [] };
const unknown: PastedColumn = { is: null, allowed: [] };

describe('a test as a document writes it', () => {
  it.each([
    ['', '-', 'any'],
    ['—', '-', 'any'],
    ['不限', '-', 'any'],
    ['100', '100', 'value'],
    ['≥100', '>= 100', 'comparison'],
    ['＞ 5万', '> 50000', 'comparison'],
    ['不低于 1,000', '>= 1000', 'comparison'],
    ['≠3', 'not(3)', 'comparison'],
    ['100人以上', '>= 100', 'comparison'],
    ['500万元以下', '<= 5000000', 'comparison'],
    ['不足50', '< 50', 'comparison'],
    ['100-500', '[100..500]', 'range'],
    ['100～500', '[100..500]', 'range'],
    ['100至500', '[100..500]', 'range'],
    ['[100,500)', '[100..500)', 'range'],
    ['（100，500］', '(100..500]', 'range'],
    ['(0.5..1.5]', '(0.5..1.5]', 'range'],
    ['100≤x<500', '[100..500)', 'range'],
    ['50%', '0.5', 'value'],
    ['-3', '-3', 'value'],
    ['1、2、5-8', '1, 2, [5..8]', 'list'],
    ['not(3)', 'not(3)', 'asWritten'],
    ['若干', '若干', 'unclear'],
  ])('over numbers: %s', (written, meant, as) => {
    expect(readTest(written, number)).toEqual({ written, text: meant, as });
  });

  it.each([
    [text, '白银', '"白银"', 'value'],
    [text, '白银、兰州新区', '"白银", "兰州新区"', 'list'],
    [text, '批发、零售', '"批发、零售"', 'value'],
    [text, '不是白银', 'not("白银")', 'comparison'],
    [text, '"白银"', '"白银"', 'asWritten'],
    [truth, '是', 'true', 'value'],
    [truth, '否', 'false', 'value'],
    [truth, '也许', '也许', 'unclear'],
    [date, '2026年1月1日', 'date("2026-01-01")', 'value'],
    [date, '2026-1-1至2026-12-31', '[date("2026-01-01")..date("2026-12-31")]', 'range'],
    [date, '≥2026/1/1', '>= date("2026-01-01")', 'comparison'],
    [unknown, '≥3', '>= 3', 'comparison'],
    [unknown, '白银', '"白银"', 'value'],
  ])('%o: %s', (column, written, meant, as) => {
    expect(readTest(written, column)).toEqual({ written, text: meant, as });
  });

  it('can be read by the rules, whatever bounds it has', () => {
    const bound = fc.integer({ min: 0, max: 10_000_000 });
    const shape = fc.constantFrom(
      '[A,B)',
      '（A，B］',
      'A-B',
      'A～B',
      'A至B',
      'A≤x<B',
      '≥A',
      '不足B',
      'A以上',
      'A、B',
      'A万元以下',
    );
    fc.assert(
      fc.property(shape, bound, bound, (form, low, high) => {
        const { text: test, as } = readTest(form.replace('A', String(low)).replace('B', String(high)), number);
        expect([form, as === 'unclear', explainMistake(test, { vocabulary: [], kind: 'cell' })]).toEqual([
          form,
          false,
          [],
        ]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a row answers', () => {
  it.each([
    [number, '50%', '0.5', 'value'],
    [number, '20万元', '200000', 'value'],
    [number, '年度保费 * 0.5', '年度保费 * 0.5', 'asWritten'],
    [text, '一档', '"一档"', 'value'],
    [text, '"一档"', '"一档"', 'value'],
    [truth, '是', 'true', 'value'],
    [truth, '', 'null', 'value'],
  ])('%o: %s', (column, written, meant, as) => {
    expect(readValue(written, column)).toEqual({ written, text: meant, as });
  });
});

describe('what a spreadsheet copies', () => {
  it('is taken apart into cells, also those that hold lines, tabs and quotes', () => {
    expect(cellsOf('a\tb\r\n"c\nd"\t"e ""f"""\n')).toEqual([
      ['a', 'b'],
      ['c\nd', 'e "f"'],
    ]);
    expect(cellsOf('"白银"\t1')).toEqual([['"白银"', '1']]);
    expect(cellsOf('')).toEqual([['']]);
  });

  it('becomes rows by the kinds of the columns, empty lines left out', () => {
    const { rows, ignoredColumns } = readPastedTable('≥100\t白银\t是\t一档\n\n50-99\t\t\t二档\t多\n', {
      inputs: [number, text, truth],
      output: text,
    });
    expect(rows.map(({ when, answer }) => [...when, answer].map((cell) => cell.text))).toEqual([
      ['>= 100', '"白银"', 'true', '"一档"'],
      ['[50..99]', '-', '-', '"二档"'],
    ]);
    expect(ignoredColumns).toBe(1);
  });

  it('never fails', () => {
    const soup = fc.array(fc.constantFrom(...'\t\n" ,、-～≥<[]()19万%年至以上x', '2026-1-1', '是'), { maxLength: 30 });
    fc.assert(
      fc.property(soup, (parts) => {
        const pasted = parts.join('');
        const table = readPastedTable(pasted, { inputs: [number, text, date, truth], output: unknown });
        expect(table.rows.every(({ when }) => when.length === 4)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
