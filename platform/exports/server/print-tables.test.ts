import { describe, expect, it } from 'vitest';
import { openTexts } from '#platform/i18n/server/texts.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { describeColumns } from './describe-columns.ts';
import { printTables, writeCell } from './print-tables.ts';
import { describeConditions, minuteInChina, readEveryPage } from './send-register.ts';

const texts = openTexts([{ name: 'exports', locale: { 'zh-CN': zh, en } }]);
const inChinese = { text: (key: string, params?: Record<string, string | number>) => texts('zh-CN', key, params) };
const inEnglish = { text: (key: string, params?: Record<string, string | number>) => texts('en', key, params) };

describe('a cell on paper', () => {
  it.each([
    ['fen', 123_456_789, '1,234,567.89'],
    ['fen', -5, '−0.05'],
    ['fen', 0, '0.00'],
    ['integer', 1_000_000, '1,000,000'],
    ['integer', 0, '0'],
    ['decimal', '12345.60', '12,345.60'],
    ['decimal', '-0.5', '−0.5'],
    ['decimal', '931.93 亿元以上', '931.93 亿元以上'],
    ['date', '2026-03-01', '2026-03-01'],
    ['text', '00123', '00123'],
    ['integer', null, ''],
    ['fen', undefined, ''],
  ] as const)('of %s %s reads %s', (type, value, written) => {
    expect(writeCell(value, type)).toBe(written);
  });
});

const table: SheetTable = {
  name: '企业名册',
  columns: [
    { key: 'name', header: '企业名称', type: 'text' },
    { key: 'capital', header: '注册资本', unit: '元', type: 'fen' },
    { key: 'id', header: '登记编号', type: 'text', identifies: true, printed: false },
  ],
  rows: [{ name: '示范有限公司', capital: 100, id: '018f0000-0000-7000-8000-000000000001' }],
};

describe('what a file says of itself', () => {
  it('names kind and unit of each column, and the one that names the row', () => {
    expect(describeColumns([table], inChinese)).toEqual([
      { label: '列“企业名称”', value: '文字' },
      { label: '列“注册资本”', value: '金额，精确到分；单位 元' },
      { label: '列“登记编号”', value: '文字；标识，再次导入时据此认出同一条' },
    ]);
    expect(describeColumns([table, { ...table, name: '乙' }], inEnglish)[3]?.label).toBe('乙, column “企业名称”');
  });

  it('says the filter in one line, and all where none was set', () => {
    const conditions = [
      { label: '状态', values: ['存续', '停业'] },
      { label: '规模', values: [] },
    ];
    expect(describeConditions(conditions, inChinese)).toBe('状态 存续、停业');
    expect(describeConditions([], inChinese)).toBe('全部');
  });

  it('tells times as they are in China', () => {
    expect(minuteInChina('2026-02-28T16:30:00.000Z')).toBe('2026-03-01 00:30');
    expect(minuteInChina(null)).toBeNull();
  });
});

describe('a print', () => {
  const now = () => Temporal.Instant.from('2026-03-01T00:00:00Z');
  const mark = { line: '示范区 编号：20260301-ABC234', creator: '甲', number: '20260301-ABC234', filter: '全部' };
  it('is the same file for the same rows and time, and has no column that only machines read', async () => {
    const print = (rows: SheetTable['rows']) =>
      printTables([{ ...table, rows }], { paper: 'A4', mark, invented: true, context: { ...inChinese, now } });
    const [first, second] = [await print(table.rows), await print(table.rows)];
    expect(Buffer.compare(first.content, second.content)).toBe(0);
    // A letter that the font lacks would be told, were the column printed.
    const marked = await print([{ ...table.rows[0], id: '\u{1f600}' }]);
    expect(marked.missing).toEqual([]);
    expect((await print([{ ...table.rows[0], name: '\u{1f600}' }])).missing).toEqual(['U+1F600']);
  });
});

describe('every page of a list', () => {
  const all = Array.from({ length: 120 }, (_, index) => ({ id: String(index) }));
  it('is read until all rows are there, each once', async () => {
    const asked: number[] = [];
    const rows = await readEveryPage(async (page) => {
      asked.push(page);
      // A row that was entered meanwhile pushes the last of a page onto the next.
      const from = Math.max(0, (page - 1) * 50 - (page > 1 ? 1 : 0));
      return { total: 120, rows: all.slice(from, from + 50) };
    });
    expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(asked).toEqual([1, 2, 3]);
  });

  it('ends when a list grew shorter, and is refused before too much is read', async () => {
    expect(await readEveryPage(async (page) => ({ total: 60, rows: page === 1 ? all.slice(0, 50) : [] }))).toHaveLength(
      50,
    );
    await expect(readEveryPage(async () => ({ total: 20_001, rows: all }))).rejects.toThrow('exports.tooManyRows');
  });
});
