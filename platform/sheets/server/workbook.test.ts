import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type SheetTable, writeWorkbook } from './workbook.ts';

const about = { name: '说明', lines: [{ label: '条件', value: '全部' }] };
const table = (rows: SheetTable['rows'], columns?: SheetTable['columns']): SheetTable => ({
  name: '项目',
  columns: columns ?? [
    { key: 'name', header: '名称', type: 'text' },
    { key: 'money', header: '总投资', unit: '元', type: 'fen' },
    { key: 'area', header: '面积', unit: '平方米', type: 'decimal' },
    { key: 'due', header: '期限', type: 'date' },
    { key: 'count', header: '个数', type: 'integer' },
  ],
  rows,
});

async function roundTrip(tables: SheetTable[]) {
  const workbook = await readXlsx(await writeWorkbook(tables, about));
  return workbook.sheets;
}

describe('writeWorkbook', () => {
  it('writes numbers as numbers, dates as dates, units in the header', async () => {
    const row = { name: '示范项目', money: 1_160_615_001, area: '12.5', due: '2024-06-30', count: 7 };
    const [sheet] = await roundTrip([table([row])]);
    expect(sheet?.rows[0]).toEqual(['名称', '总投资（元）', '面积（平方米）', '期限', '个数']);
    expect(sheet?.rows[1]?.[0]).toBe('示范项目');
    expect(sheet?.rows[1]?.[1]).toBe(11_606_150.01);
    expect(sheet?.rows[1]?.[2]).toBe(12.5);
    expect(sheet?.rows[1]?.[3]).toEqual(new Date('2024-06-30T00:00:00Z'));
    expect(sheet?.rows[1]?.[4]).toBe(7);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '=HYPERLINK("http://x","y")'])(
    'keeps %j as text, never as a formula',
    async (text) => {
      const [sheet] = await roundTrip([table([{ name: text }])]);
      expect(sheet?.rows[1]?.[0]).toBe(text);
      expect([...(sheet?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false);
    },
  );

  it('leaves unknown values empty and keeps partial dates and long numbers as they are', async () => {
    const [sheet] = await roundTrip([
      table([{ name: 'x', money: null, area: '1234567890.1234567', due: '2024-06', count: 0 }]),
    ]);
    expect(sheet?.rows[1]).toEqual(['x', null, '1234567890.1234567', '2024-06', 0]);
  });

  it('writes fen under one yuan and below zero exactly', async () => {
    const [sheet] = await roundTrip([
      table([
        { name: 'a', money: 5 },
        { name: 'b', money: -101 },
      ]),
    ]);
    expect(sheet?.rows.slice(1).map((row) => row[1])).toEqual([0.05, -1.01]);
  });

  it('gives sheets names that Excel takes', async () => {
    const sheets = await roundTrip([
      { ...table([]), name: '甲/乙:丙[1]' },
      { ...table([]), name: '甲/乙:丙[1]' },
      { ...table([]), name: '长'.repeat(40) },
    ]);
    expect(sheets.map((sheet) => sheet.name)).toEqual(['甲 乙 丙 1 ', '甲 乙 丙 1  2', '长'.repeat(28), '说明']);
  });

  it('says on its last sheet what it holds', async () => {
    const sheets = await roundTrip([table([])]);
    expect(sheets.at(-1)?.rows).toEqual([['条件', '全部']]);
  });
});
