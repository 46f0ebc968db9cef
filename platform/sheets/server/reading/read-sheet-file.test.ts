import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { chanceOf } from '#testing/campaigns/attempts.ts';
import type { ReadFile, ReadMerge } from '../../contract/read-sheet.ts';
import { chanceSheet } from './fixtures/plain-rows.fixture.ts';
import { isDate, type PlainSheet } from './fixtures/plain-sheet.fixture.ts';
import { asText, encoded, type TextStyle, textFile } from './fixtures/text-file.fixture.ts';
import { type XlsStyle, xlsFile } from './fixtures/xls-file.fixture.ts';
import { type XlsxStyle, xlsxFile, xlsxOf, xlsxParts } from './fixtures/xlsx-file.fixture.ts';
import { zipFile } from './fixtures/zip-file.fixture.ts';
import { closeReaders, readSheetFile } from './read-sheet-file.ts';

afterAll(closeReaders);

const read = (content: Uint8Array, fileName = 'x.xlsx') => readSheetFile(content, { fileName });
const codeOf = (content: Uint8Array, fileName?: string) =>
  read(content, fileName).then(
    () => 'rows',
    (error) => error.code as string,
  );
const firstCells = (file: ReadFile) => file.sheets[0]?.rows.map(({ cells }) => cells);

const merges: ReadMerge[] = [{ top: 1, left: 0, bottom: 2, right: 3 }];
const sheets: PlainSheet[] = [
  { ...chanceSheet(chanceOf(1), '企业名录'), merges },
  { ...chanceSheet(chanceOf(2), '隐藏的'), hidden: true },
  chanceSheet(chanceOf(3), 'Third'),
];
const expected = sheets.map(({ name, hidden = false, rows, merges: merged = [] }) => ({
  name,
  hidden,
  rows,
  merges: merged,
}));

describe('a workbook as .xlsx', () => {
  const styles: [string, XlsxStyle][] = [
    ['with shared texts', {}],
    ['with texts in the cells', { texts: 'inline' }],
    ['with texts of several fonts and phonetic readings', { texts: 'rich' }],
    ['with a prefix on every tag', { prefix: 'x:' }],
    ['in the calendar of 1904', { calendar: 1904 }],
    ['that claims a million rows', { dimension: 'A1:XFD1048576' }],
    ['with dates as m/d/yy', { format: 'm/d/yy;@' }],
    ['with dates in Chinese numerals', { format: '[DBNum1][$-804]yyyy"年"m"月"d"日";@' }],
  ];
  it.each(styles)('%s', async (_, style) => {
    expect(await read(xlsxFile(sheets, style))).toEqual({ format: 'xlsx', sheets: expected });
  });

  it('without the names of rows and cells', async () => {
    const rows = [1, 2, 3].map((number) => ({ number, cells: ['a', null, number] }));
    const file = await read(xlsxFile([{ name: '表', rows }], { bare: true }));
    expect(file.sheets[0]?.rows).toEqual(rows);
  });

  it('is known by its content whatever it is called', async () => {
    for (const name of ['x.xls', 'x.csv', 'x', 'x.et'])
      expect((await read(xlsxFile(sheets), name)).format).toBe('xlsx');
  });

  it('keeps what is written in odd but allowed ways', async () => {
    const data = `<!-- c --><row r = "2"><c r="A2" t="str"><f>B2&amp;"x"</f><v>a_x000D__x4E2D_</v></c>
      <c t="inlineStr" r='B2'><is><t><![CDATA[<b>]]>&#x4e2d;</t></is></c><c r="C2"><f>1+1</f></c>
      <c r="D2" t="d"><v>2024-02-29T08:00:00</v></c><c r="E2"><v>1E3</v></c><c r="F2" t="e"><v>#N/A</v></c>
      <c r="H2"><v>7</v></c><c r="G2"><v>6</v></c></row><row r="1048576"><c r="A1048576"><v>9</v></c></row>`;
    const file = await read(xlsxOf(data));
    expect(file.sheets[0]?.rows).toEqual([
      {
        number: 2,
        cells: ['a\n中', '<b>中', null, { date: '2024-02-29', time: '08:00:00' }, 1_000, { error: '#N/A' }, 6, 7],
      },
      { number: 1_048_576, cells: [9] },
    ]);
  });

  it('shows numbers as dates only where the calendar has them', async () => {
    const cell = (value: number, column: string) => `<c r="${column}1" s="1"><v>${value}</v></c>`;
    const data = [0, 0.5, 1, 59, 60, 61, -3, 2_958_465, 2_958_466].map((value, index) =>
      cell(value, 'ABCDEFGHI'.charAt(index)),
    );
    expect(firstCells(await read(xlsxOf(`<row r="1">${data.join('')}</row>`)))).toEqual([
      [
        0,
        0.5,
        { date: '1900-01-01' },
        { date: '1900-02-28' },
        60,
        { date: '1900-03-01' },
        -3,
        { date: '9999-12-31' },
        2_958_466,
      ],
    ]);
  });

  it('gives no control characters, halves of characters or marks of byte order', async () => {
    const data = '<row r="1"><c r="A1" t="str"><v>a_x0000__x0007_b_xD800_c\ufeffd&#xB;e</v></c></row>';
    expect(firstCells(await read(xlsxOf(data)))).toEqual([['ab\ufffdcde']]);
  });
});

describe('a workbook as .xls', () => {
  const styles: [string, XlsStyle][] = [
    ['as Excel writes it', {}],
    ['with shared texts cut in the middle, over and over', { pieceBytes: 24 }],
    ['with shared texts cut after each character', { pieceBytes: 11 }],
    ['with several numbers in one record', { packed: true }],
    ['with texts in the cells', { texts: 'label' }],
    ['with texts that formulas gave', { texts: 'formula' }],
    ['with its rows from the last to the first', { backwards: true }],
    ['in the calendar of 1904', { calendar: 1904 }],
    ['with sectors from the last to the first', { layout: { order: 'backwards', gaps: 3 } }],
    ['in large sectors', { layout: { sectorBytes: 4096 } }],
    ['among the short sectors', { layout: { short: true } }],
    ['that ends with its last byte', { layout: { cut: true } }],
  ];
  it.each(styles)('%s', async (_, style) => {
    expect(await read(xlsFile(sheets, style), 'x.xls')).toEqual({ format: 'xls', sheets: expected });
  });
});

describe('files of real programs', () => {
  const folder = new URL('./fixtures/', import.meta.url);
  const files = readdirSync(folder).filter((name) => /\.(?:xlsx?|ods|csv|fods|html)$/.test(name));

  it('are here', () => expect(files.length).toBeGreaterThan(5));

  it.each(files.filter((name) => /\.xlsx?$/.test(name) && !name.startsWith('other-')))('%s', async (name) => {
    const file = await read(readFileSync(new URL(name, folder)), name);
    const [first, hidden] = file.sheets;
    expect([first?.name, hidden?.name, hidden?.hidden]).toEqual(['企业名录', '隐藏', true]);
    expect(first?.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 5 }]);
    const calendar1904 = name.includes('1904');
    const [title, header, one, two, three] = first?.rows ?? [];
    expect(title).toEqual({ number: 1, cells: ['示范园区企业名录'] });
    expect(header?.cells.slice(0, 4)).toEqual(['名称', '统一社会信用代码', '注册资本（万元）', '成立日期']);
    expect(one?.cells.slice(0, 5)).toEqual(['示范企业0', '91320000MA00000000', 0, { date: '2020-02-29' }, true]);
    expect(one?.cells.slice(7)).toEqual([
      0.123,
      { date: '2024-01-02', time: '13:14:15' },
      '08:30:00',
      { date: calendar1904 ? '2027-03-16' : '2023-03-15' },
      1.5,
      45_000,
    ]);
    expect(two?.cells.slice(2, 4)).toEqual([1_234.56, { date: '2020-03-01' }]);
    expect(three?.cells[5]).toBe('第一行\n第二行');
  });

  it.each(files.filter((name) => name.startsWith('other-')))('%s', async (name) => {
    expect(await codeOf(readFileSync(new URL(name, folder)), name)).toBe('sheets.otherFormat');
  });
});

describe('a table of text', () => {
  const styles: TextStyle[] = (['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'] as const).flatMap((encoding) =>
    [',', ';', '\t', '|'].map((separator, index) => ({
      encoding,
      separator,
      lineEnd: (['\r\n', '\n', '\r'] as const)[index % 3] ?? '\n',
      quoted: index === 1,
    })),
  );
  const rows = [
    { number: 1, cells: ['名称', '金额', '备注'] },
    { number: 2, cells: ['示范"企业"', 12.5, '第一行\n第二行，a,b;c|d\te'] },
    { number: 5, cells: [null, true, { date: '2024-02-29' }] },
  ];

  it.each(styles)('$encoding $separator $lineEnd', async (style) => {
    const file = await read(textFile({ name: '', rows }, style), 'x.csv');
    expect(file).toMatchObject({
      format: 'csv',
      separator: style.separator,
      encoding: style.encoding?.replace('-bom', ''),
    });
    expect(file.sheets[0]?.rows).toEqual(
      rows.map(({ number, cells }) => ({ number, cells: cells.map((cell) => (cell === null ? null : asText(cell))) })),
    );
  });

  it.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['sep=;\na;"b;c"\n', [['a', 'b;c']]],
    [
      'a,b\n="001",=1+1\n',
      [
        ['a', 'b'],
        ['001', '=1+1'],
      ],
    ],
    ['a,"b" tail,"c""d"\n', [['a', 'b tail', 'c"d']]],
    [
      '5" tube,x\n1,2',
      [
        ['5" tube', 'x'],
        ['1', '2'],
      ],
    ],
    [
      'a,b,,,\n1,2,,,',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['only\none\ncolumn', [['only'], ['one'], ['column']]],
    [
      '名称;说明\n甲;a,b,c\n乙;d,e',
      [
        ['名称', '说明'],
        ['甲', 'a,b,c'],
        ['乙', 'd,e'],
      ],
    ],
  ])('%j', async (text, cells) => {
    expect(firstCells(await read(Buffer.from(text), 'x.csv'))).toEqual(cells);
  });

  it('counts rows as a program of tables does, with the line that states the separator', async () => {
    const file = await read(Buffer.from('sep=;\na;b\n\n"c\n\nd";e\nf;g'), 'x.csv');
    expect(file.sheets[0]?.rows.map(({ number }) => number)).toEqual([2, 4, 5]);
  });

  it('under the name of .xls is read all the same', async () => {
    expect((await read(encoded('名称\t金额\n甲\t1', 'gb18030'), 'x.xls')).encoding).toBe('gb18030');
  });
});

describe('what is not read', () => {
  it.each([
    ['sheets.empty', Buffer.alloc(0)],
    ['sheets.empty', Buffer.from('\n,,,\n')],
    ['sheets.empty', zipFile([])],
    ['sheets.otherFormat', Buffer.from('%PDF-1.7\n')],
    ['sheets.otherFormat', Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
    ['sheets.otherFormat', Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:x"></Workbook>')],
    ['sheets.otherFormat', zipFile([{ name: 'xl/workbook.bin', content: 'x' }])],
    ['sheets.otherFormat', zipFile([{ name: 'word/document.xml', content: '<a/>' }])],
    ['sheets.unknownFormat', zipFile([{ name: 'a.txt', content: 'x' }])],
    ['sheets.unknownFormat', Buffer.from('a\0b,c\n')],
    [
      'sheets.notText',
      Buffer.concat([Buffer.from('名称,金额\n'), encoded('名称', 'gb18030'), Buffer.from([0xff, 0x2c])]),
    ],
    ['sheets.unclosedQuote', Buffer.from('a,b\n1,"2\n3,4')],
    ['sheets.encrypted', zipFile([{ name: 'a', content: 'x', flags: 1 }])],
    ['sheets.broken', zipFile(xlsxParts(sheets).filter(({ name }) => name !== 'xl/workbook.xml'))],
  ])('%s', async (code, content) => {
    expect(await codeOf(content)).toBe(code);
  });

  it('is named where it is a file of WPS', async () => {
    expect(await codeOf(Buffer.from('\x01\x02\x03\x04\0'), 'x.ET')).toBe('sheets.otherFormat');
  });

  it('says the row of a quotation mark that is never closed', async () => {
    await expect(read(Buffer.from('a,b\n1,2\n3,"4\n'))).rejects.toMatchObject({ params: { row: 3 } });
  });
});

describe('limits', () => {
  const narrow = (limits: Parameters<typeof readSheetFile>[1]['limits'], content: Uint8Array) =>
    readSheetFile(content, { fileName: 'x', ...(limits === undefined ? {} : { limits }) }).then(
      () => 'rows',
      ({ code }) => code as string,
    );
  const rows = Array.from({ length: 10 }, (_, index) => ({ number: index + 1, cells: ['abc', 'def', index] }));
  const files = [
    xlsxFile([
      { name: 'a', rows },
      { name: 'b', rows },
    ]),
    xlsFile([
      { name: 'a', rows },
      { name: 'b', rows },
    ]),
  ];

  it.each(files.map((file, index) => ({ file, format: index === 0 ? 'xlsx' : 'xls' })))(
    'of $format',
    async ({ file }) => {
      expect(await narrow({ fileBytes: 100 }, file)).toBe('sheets.tooLarge');
      expect(await narrow({ sheets: 1 }, file)).toBe('sheets.tooManySheets');
      expect(await narrow({ rows: 19 }, file)).toBe('sheets.tooManyRows');
      expect(await narrow({ columns: 2 }, file)).toBe('sheets.tooManyColumns');
      expect(await narrow({ cells: 50 }, file)).toMatch(/^sheets\.(?:tooManyCells|tooManyParts)$/);
      expect(await narrow({ cellCharacters: 2 }, file)).toBe('sheets.cellTooLong');
      expect(await narrow({ textCharacters: 100 }, file)).toMatch(/^sheets\.(?:tooMuchText|tooManyParts)$/);
      expect(await narrow({ rows: 20, columns: 3, cells: 60, sheets: 2 }, file)).toBe('rows');
    },
  );

  it('of time and memory end the process, and the next file is read by a new one', async () => {
    const text = Buffer.from(`a,b\n${'x,y\n'.repeat(100_000)}`);
    expect(await narrow({ milliseconds: 1 }, text)).toBe('sheets.tooHeavy');
    expect(await narrow({ memoryBytes: 1_048_576 }, text)).toBe('sheets.tooHeavy');
    expect(await narrow({}, text)).toBe('rows');
  });

  it('hold for many files at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) => narrow({}, files[index % 2] ?? Buffer.alloc(0))),
    );
    expect(all).toEqual(Array.from({ length: 12 }, () => 'rows'));
  });
});

it('every kind of cell stands in the sheets above', () => {
  const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  expect(cells.some(isDate)).toBe(true);
  for (const kind of ['number', 'string', 'boolean', 'object'])
    expect(cells.some((cell) => typeof cell === kind)).toBe(true);
});
