import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormColumn } from '#kernel/forms/contract/form-definition.ts';
import { copiedCells, datumOf, pasteRows } from './paste-rows.ts';

const words = { yes: ['是', 'yes'], no: ['否', 'no'] };
const columns: FormColumn[] = [
  {
    key: 'name',
    name: '姓名',
    required: true,
    computed: null,
    type: { is: 'text', longest: 20, lines: 'one', personal: false },
  },
  { key: 'pay', name: '月薪', required: true, computed: null, type: { is: 'money' } },
  { key: 'since', name: '入职日', required: false, computed: null, type: { is: 'date' } },
];

describe('cells copied from a sheet', () => {
  it('are told apart by tabs and lines, in quotes where they hold them', () => {
    expect(copiedCells('甲\t1\r\n乙\t2\r\n')).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
    expect(copiedCells('"两\n行"\t"说""好"""')).toEqual([['两\n行', '说"好"']]);
    expect(copiedCells('甲\t')).toEqual([['甲', '']]);
    expect(copiedCells('')).toEqual([]);
  });

  it('come back as they were, whatever stands in them', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', '\t', '\n', '字'), maxLength: 6 })
      .map((text) => text.trim());
    const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const copied = rows.map((row) => `${row.map(quoted).join('\t')}\n`).join('');
        expect(copiedCells(copied)).toEqual(rows);
      }),
    );
  });

  it('become data of their column', () => {
    expect(datumOf('￥12,000元', { is: 'money' }, words)).toBe('12000.00');
    expect(datumOf('2026/3/5', { is: 'date' }, words)).toBe('2026-03-05');
    expect(datumOf('2026年3月5日', { is: 'date' }, words)).toBe('2026-03-05');
    expect(datumOf('20260305', { is: 'date' }, words)).toBe('2026-03-05');
    expect(datumOf('去年', { is: 'date' }, words)).toBe('去年');
    expect(datumOf('是', { is: 'boolean' }, words)).toBe(true);
    expect(datumOf('NO', { is: 'boolean' }, words)).toBe(false);
    expect(datumOf('也许', { is: 'boolean' }, words)).toBe('也许');
    expect(datumOf('', { is: 'money' }, words)).toBeNull();
    expect(datumOf('7', { is: 'number', scale: 1, least: 0, most: 99, unit: null }, words)).toBe('7.0');
  });
});

describe('pasting rows', () => {
  it('writes from the cell on, adds rows up to the most, and says how many found no place', () => {
    const before = [{ name: '甲', pay: '1.00', since: null }];
    const answer = pasteRows(before, '5000\t2026.1.2\n6000\t2026.1.3\n7000\t\n', {
      ...{ columns, words, most: 2 },
      at: { row: 0, column: 1 },
    });
    expect(answer).toEqual({
      rows: [
        { name: '甲', pay: '5000.00', since: '2026-01-02' },
        { pay: '6000.00', since: '2026-01-03' },
      ],
      written: 2,
      leftOut: 1,
    });
  });

  it('passes over a first line of column names, and columns past the last', () => {
    const answer = pasteRows([], '姓名\t月薪\n乙\t1\n', { columns, words, most: 5, at: { row: 0, column: 0 } });
    expect(answer.rows).toEqual([{ name: '乙', pay: '1.00' }]);
    const counted = columns.map((one) => (one.key === 'pay' ? { ...one, computed: '1' } : one));
    const beside = pasteRows([], '乙\t1\t2026-01-01', { columns: counted, words, most: 2, at: { row: 0, column: 0 } });
    expect(beside.rows).toEqual([{ name: '乙', since: '2026-01-01' }]);
    const wide = pasteRows([], '2026-01-01\t多出的', { columns, words, most: 5, at: { row: 0, column: 2 } });
    expect(wide.rows).toEqual([{ since: '2026-01-01' }]);
  });
});
