import { type CellValue, writeXlsx } from 'hucre/xlsx';
import type { PlainSheet } from '#platform/sheets/server/reading/fixtures/plain-sheet.fixture.ts';
import { textFile } from '#platform/sheets/server/reading/fixtures/text-file.fixture.ts';
import { xlsFile } from '#platform/sheets/server/reading/fixtures/xls-file.fixture.ts';
import { type FlawedRow, validCode } from './flawed-firms.ts';

/** Number that Excel shows for the first row of data. */
export const firstRow = 5;

const headers: CellValue[][] = [
  ['样板经开区企业基本情况统计表'],
  ['填报单位：经济发展局'],
  [
    '序号',
    '社会信用代码',
    '企业全称',
    '经营情况',
    null,
    null,
    '所属行业',
    '性质',
    '成立时间',
    '规模',
    '住所',
    '是否高企',
    '备注',
  ],
  [null, null, null, '注册资本（万元）', '从业人员', '营业收入（亿元）'],
];

/** The flawed sheet as a workbook: title rows, a header over two rows, columns in another order, a hidden sheet. */
export async function flawedWorkbook(rows: readonly FlawedRow[]): Promise<Buffer> {
  const body = rows.map((row, index) => cellsOf(row, index));
  const merged = firstRow - 1 + rows.findIndex(({ kind }) => kind === '合并单元格（上）');
  const across = [0, 1, 2, 6, 7, 8, 9, 10, 11, 12].map((column) => ({
    ...{ startRow: 2, endRow: 3, startCol: column, endCol: column },
  }));
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '汇总',
        rows: [...headers, ...body],
        merges: [
          { startRow: 0, endRow: 0, startCol: 0, endCol: 12 },
          { startRow: 1, endRow: 1, startCol: 0, endCol: 12 },
          { startRow: 2, endRow: 2, startCol: 3, endCol: 5 },
          ...across,
          { startRow: merged, endRow: merged + 1, startCol: 6, endCol: 6 },
        ],
        cells: errorCells(body),
        columns: headers[2]?.map((_, column) => (column === 8 ? { numFmt: 'yyyy-mm-dd' } : {})) ?? [],
      },
      {
        name: '参数',
        rows: [
          ['行业', '代码'],
          ['食品制造业', 'C14'],
        ],
        hidden: true,
      },
    ],
  });
  return Buffer.from(bytes);
}

/** Cells that begin with `=` hold the error of a formula. */
function errorCells(body: readonly CellValue[][]) {
  return new Map(
    body.flatMap((cells, row) =>
      cells.flatMap((value, column) =>
        typeof value === 'string' && value.startsWith('=')
          ? [[`${row + firstRow - 1},${column}`, { type: 'error', value: value.slice(1) }] as const]
          : [],
      ),
    ),
  );
}

function cellsOf({ kind, cells, leftOut }: FlawedRow, index: number): CellValue[] {
  if (leftOut === '') return [];
  if (leftOut === '重复的表头')
    return [
      '序号',
      '社会信用代码',
      '企业全称',
      '经营情况',
      null,
      null,
      '所属行业',
      '性质',
      '成立时间',
      '规模',
      '住所',
      '是否高企',
      '备注',
    ];
  if (leftOut === '合计行') return ['合计', null, null, 123_456, 789, 12.3];
  if (leftOut === '说明') return ['注：本表由各处室汇总，数据截至 2026 年 9 月末。'];
  const { code, name, capital, employees, industry, form, founded, scale, address } = cells;
  const own = <T>(given: T | undefined, usual: T): T => (given === undefined ? usual : given);
  return [
    index + 1,
    own(code, validCode(100 + index)),
    own(name, `样板导入${index + 1}有限公司`),
    own(capital, 500),
    own(employees, 30),
    0.8,
    own(industry, '专用设备制造业'),
    own(form, '有限责任公司'),
    own(founded, '2019-06-18'),
    own(scale, '小型'),
    own(address, `样板路 ${index + 1} 号`),
    ['是', '否', 'Y', '√'][index % 4] ?? null,
    kind,
  ];
}

const plainRows: (string | number | null)[][] = [
  ['企业名称', '统一社会信用代码', '行业', '组织形式', '注册资本（亿元）', '成立日期'],
  ['样板文本一有限公司', validCode(301), '食品制造业', '有限责任公司', '1.2', '2019年6月18日'],
  ['样板文本二有限公司', validCode(302), '没有这个行业', '股份有限公司', '约3亿', '2019-06-31'],
];

const numbered = (rows: readonly (string | number | null)[][]): PlainSheet => ({
  name: '企业',
  rows: rows.map((cells, at) => ({ number: at + 1, cells })),
});

/** Two firms, one of them with three mistakes, as a table of text in GB 18030. */
export function flawedTextTable(): Buffer {
  return textFile(numbered(plainRows), { encoding: 'gb18030' });
}

/** The same two firms under other names and codes as WPS and Excel 97–2003 write them. */
export function flawedOldWorkbook(): Buffer {
  const rows = plainRows.map((cells, row) =>
    row === 0
      ? cells
      : cells.map((cell, column) =>
          column === 0 ? String(cell).replace('文本', '旧表') : column === 1 ? validCode(310 + row) : cell,
        ),
  );
  return xlsFile([numbered(rows)]);
}
