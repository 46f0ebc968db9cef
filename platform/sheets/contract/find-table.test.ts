import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillMerged } from './fill-merged.ts';
import { findTable } from './find-table.ts';
import type { ReadCell, ReadMerge, ReadSheet } from './read-sheet.ts';

/** A sheet from rows in a line; an empty list is a row that the file does not have. */
function sheet(rows: ReadCell[][], merges: ReadMerge[] = []): ReadSheet {
  const numbered = rows.map((cells, index) => ({ number: index + 1, cells }));
  return { name: '表', hidden: false, rows: numbered.filter(({ cells }) => cells.length > 0), merges };
}

const over = (top: number, left: number, bottom: number, right: number): ReadMerge => ({ top, left, bottom, right });
const left = (found: ReturnType<typeof findTable>) => found?.leftOut.map(({ row, why }) => `${row} ${why}`);

const header = ['序号', '企业名称', '统一社会信用代码', '注册资本（万元）', '成立日期'];
const firm = (number: number): ReadCell[] => [
  number,
  `示范企业${number}有限公司`,
  `91320000MA0000000${number}`,
  1_000.5 * number,
  { date: '2020-02-29' },
];

describe('findTable', () => {
  it('takes the first row of a plain table', () => {
    const found = findTable(sheet([header, firm(1), firm(2)]));
    expect(found).toEqual({ headerRows: [1, 1], headings: header, data: [2, 3], leftOut: [] });
  });

  it('passes over titles, conditions and units above the header', () => {
    const rows = [
      ['示范高新区企业名录（2026年）'],
      ['填报单位：招商局', null, null, null, '单位：万元'],
      [],
      header,
      firm(1),
    ];
    expect(findTable(sheet(rows, [over(1, 0, 1, 4)]))).toMatchObject({
      headerRows: [4, 4],
      headings: header,
      data: [5],
    });
  });

  it('finds the header of a template without data', () => {
    expect(findTable(sheet([['填写说明：带 * 的必填'], header]))).toMatchObject({ headerRows: [2, 2], data: [] });
  });

  it('finds headings that the register knows, with units, stars, spaces and full width', () => {
    const rows = [
      ['甲', '乙', '丙', '丁', '戊'],
      ['*企 业 名 称', ' 所属行业\u3000', '注册资本(万元)', '备注：', 'ＣＯＤＥ'],
      ['a', 'b', 1, 'c', 'd'],
    ];
    const found = findTable(sheet(rows), ['企业名称', '所属行业', '注册资本', '备注', 'code']);
    expect(found).toMatchObject({ headerRows: [2, 2], data: [3] });
    expect(found?.headings).toEqual(['*企业名称', '所属行业', '注册资本(万元)', '备注：', 'ＣＯＤＥ']);
  });

  it('keeps the place of blank columns, and gives columns without heading an empty one', () => {
    const rows = [
      [null, '名称', null, '电话', null],
      [null, '甲公司', null, '0512-1', null, '多出的'],
    ];
    expect(findTable(sheet(rows))?.headings).toEqual(['', '名称', '', '电话', '', '']);
  });

  it('is undefined where there is nothing', () => {
    expect(findTable(sheet([]))).toBeUndefined();
    expect(findTable(sheet([[' ', '\u3000']]))).toBeUndefined();
    expect(
      findTable(
        sheet([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
    ).toBeUndefined();
  });

  it('reads headings that stand over two lines of a cell as one', () => {
    expect(
      findTable(
        sheet([
          ['统一社会\n信用代码', 'Legal\nrepresentative'],
          ['x', 'y'],
        ]),
      )?.headings,
    ).toEqual(['统一社会信用代码', 'Legal representative']);
  });
});

describe('headers over several rows', () => {
  it('join what is merged over columns with what stands below', () => {
    const rows: ReadCell[][] = [
      ['企业名称', '投资（万元）', null, '联系人', null],
      [null, '计划', '实际', '姓名', '电话'],
      ['甲', 1, 2, '某某', '0512-1'],
    ];
    const merges = [over(1, 0, 2, 0), over(1, 1, 1, 2), over(1, 3, 1, 4)];
    expect(findTable(sheet(rows, merges))).toMatchObject({
      headerRows: [1, 2],
      headings: ['企业名称', '投资（万元） / 计划', '投资（万元） / 实际', '联系人 / 姓名', '联系人 / 电话'],
      data: [3],
    });
  });

  it('may have three rows below a title that is merged over all', () => {
    const rows: ReadCell[][] = [
      ['2026 年项目投资表'],
      ['项目', '投资', null, null, null],
      [null, '设备', null, '土建', null],
      [null, '计划', '实际', '计划', '实际'],
      ['甲', 1, 2, 3, 4],
    ];
    const merges = [over(1, 0, 1, 4), over(2, 0, 4, 0), over(2, 1, 2, 4), over(3, 1, 3, 2), over(3, 3, 3, 4)];
    expect(findTable(sheet(rows, merges))).toMatchObject({
      headerRows: [2, 4],
      headings: ['项目', '投资 / 设备 / 计划', '投资 / 设备 / 实际', '投资 / 土建 / 计划', '投资 / 土建 / 实际'],
    });
  });

  it('give a heading that is merged over columns without others below to the first of them', () => {
    const rows: ReadCell[][] = [
      ['名称', '备注', null],
      ['甲', 1, 2],
    ];
    expect(findTable(sheet(rows, [over(1, 1, 1, 2)]))).toMatchObject({
      headerRows: [1, 1],
      headings: ['名称', '备注', ''],
    });
  });

  it('end before data that are merged over rows', () => {
    const rows: ReadCell[][] = [
      ['部门', '企业', '电话'],
      ['招商局', '甲', '1'],
      [null, '乙', '2'],
    ];
    const table = sheet(rows, [over(2, 0, 3, 0)]);
    const found = findTable(table);
    expect(found).toMatchObject({ headerRows: [1, 1], data: [2, 3] });
    expect(fillMerged(table, found ?? { data: [] })).toEqual([
      { number: 2, cells: ['招商局', '甲', '1'], filled: [] },
      { number: 3, cells: ['招商局', '乙', '2'], filled: [0] },
    ]);
  });
});

describe('rows that are no data', () => {
  it.each([
    [['合计', null, null, 3_000]],
    [['合 计', null, null, 3_000]],
    [['总\u3000计：', null, null, 3_000]],
    [[null, '小计', null, 12, null]],
    [[null, null, '本页合计', 12]],
    [['合计（万元）', '12家', null, 3_000]],
    [['共计12户', null, null, 3_000]],
    [['TOTAL', null, null, 3_000]],
    [['Grand total', null, null, '3,000.00']],
    [['苏州片区小计', null, null, 3_000]],
  ])('a total: %j', (total) => {
    expect(left(findTable(sheet([header, firm(1), firm(2), total as ReadCell[]])))).toEqual(['4 total']);
  });

  it.each([
    [[3, '合计利（苏州）有限公司', '91320000MA00000003', 12, { date: '2020-01-01' }]],
    [[3, '小计算机有限公司', '91320000MA00000003', 12, { date: '2020-01-01' }]],
    [['合计街道', '某企业', '91320000MA00000003', 12, { date: '2020-01-01' }]],
    [[3, 'Total Energy', '91320000MA00000003', 12, { date: '2020-01-01' }]],
    [[3, '备注公司', null, null, null]],
    [['说明', '日期', '电话', 1, null]],
  ])('but not %j', (row) => {
    expect(findTable(sheet([header, firm(1), row as ReadCell[]]))?.data).toEqual([2, 3]);
  });

  it.each([
    [['注：数据截至 2026 年 6 月。']],
    [['备注1：含分支机构']],
    [['填表人：某某', null, '审核人：某某', null, '日期：2026-06-30']],
    [[null, '资料来源:统计局']],
    [['Note: preliminary']],
    [['注(二):暂估']],
  ])('a note: %j', (note) => {
    expect(left(findTable(sheet([header, firm(1), note as ReadCell[]])))).toEqual(['3 note']);
  });

  it('notes go on over further lines', () => {
    const rows = [header, firm(1), ['注：1. 含税'], ['2. 不含分公司'], ['3. 单位为万元']];
    expect(left(findTable(sheet(rows)))).toEqual(['3 note', '4 note', '5 note']);
  });

  it('the header of every printed page', () => {
    const rows = [['名录'], header, firm(1), header, firm(2), ['合计', null, null, 3_001.5]];
    const found = findTable(sheet(rows));
    expect(found?.data).toEqual([3, 5]);
    expect(left(found)).toEqual(['4 repeatedHeader', '6 total']);
  });

  it('rows that show nothing', () => {
    expect(left(findTable(sheet([header, firm(1), [' ', '\u3000', '\u00a0'], firm(2)])))).toEqual(['3 empty']);
  });

  it('the lines that an export of this platform begins and ends with', () => {
    const mark =
      '示范高新区　导出人：某某（officer）　时间：2026-11-21 10:00（北京时间）　编号：20261121-ABC123　条件：全部';
    const found = findTable(sheet([[mark], header, firm(1), [mark]]));
    expect(found).toMatchObject({ headerRows: [2, 2], data: [3] });
    expect(left(found)).toEqual(['4 mark']);
  });
});

describe('any sheet', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 12 }),
    fc.constantFrom('合计', '注：', '名称', '电话', ' ', '企业'),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant({ date: '2024-02-29' }),
    fc.constant({ error: '#N/A' }),
  );
  const merge = fc
    .tuple(fc.nat(20), fc.nat(8), fc.nat(6), fc.nat(6))
    .map(([top, from, down, right]) => over(top + 1, from, top + 1 + down, from + right));
  const sheets = fc
    .tuple(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 25 }), fc.array(merge, { maxLength: 6 }))
    .map(([rows, merges]) => sheet(rows, merges));

  it('is cut into header, data and what is left out: every row in one of them, in order', () => {
    fc.assert(
      fc.property(sheets, (any) => {
        const found = findTable(any, ['名称', '电话']);
        if (found === undefined) return;
        const [first, last] = found.headerRows;
        expect(first).toBeLessThanOrEqual(last);
        expect(last - first).toBeLessThan(8);
        const below = any.rows.map(({ number }) => number).filter((number) => number > last);
        const judged = [...found.data, ...found.leftOut.map(({ row }) => row)].sort((one, other) => one - other);
        expect(judged).toEqual(below);
        expect(found.data).toEqual(found.data.toSorted((one, other) => one - other));
        for (const { number, cells } of any.rows) {
          if (found.data.includes(number)) expect(found.headings.length).toBeGreaterThanOrEqual(cells.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every value of its data where merged cells are filled down, and fills empty cells only', () => {
    fc.assert(
      fc.property(sheets, (any) => {
        const data = any.rows.map(({ number }) => number);
        for (const [index, row] of fillMerged(any, { data }).entries()) {
          const given = any.rows[index];
          expect(row.number).toBe(given?.number);
          for (const [column, value] of (given?.cells ?? []).entries()) {
            if (!row.filled.includes(column)) expect(row.cells[column]).toEqual(value);
          }
          for (const column of row.filled) {
            const from = any.merges.some(
              (one) => one.left === column && row.number > one.top && row.number <= one.bottom,
            );
            expect(from).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is judged in time that grows with its rows, however many merged cells lie over each other', () => {
    const rows = [header, ...Array.from({ length: 5_000 }, (_, index) => firm(index % 10))];
    const merges = Array.from({ length: 20_000 }, (_, index) => over(1 + (index % 5_000), index % 5, 5_001, index % 5));
    const table = sheet(rows, merges);
    const found = findTable(table, header);
    expect(found?.headings).toHaveLength(5);
    expect(fillMerged(table, found ?? { data: [] }).length).toBe(found?.data.length);
  });
});
