import { describe, expect, it } from 'vitest';
import type { ColumnView } from './import-column.ts';
import { plainHeading, proposeMapping } from './propose-mapping.ts';
import type { ReadCell } from './read-sheet.ts';

const column = (key: string, label: string, given: Partial<ColumnView> = {}): ColumnView => ({
  ...{ key, label, headings: [label], type: 'text', required: false, moneyUnit: null, unit: null, limits: {} },
  ...{ choices: [], hierarchical: false, hint: null, personal: false },
  ...given,
});
const columns = [
  column('name', '企业名称', { headings: ['企业名称', 'Firm', '单位名称'] }),
  column('capital', '注册资本', { type: 'money', moneyUnit: 'wanYuan' }),
  column('foundedOn', '成立日期', { type: 'date' }),
  column('employees', '从业人数', { type: 'integer' }),
];
const found = (...headings: (string | [string, ...ReadCell[]])[]) =>
  headings.map((one, source) =>
    typeof one === 'string' ? { source, heading: one, cells: [] } : { source, heading: one[0], cells: one.slice(1) },
  );
const mapped = (...headings: Parameters<typeof found>) =>
  proposeMapping(found(...headings), columns).map(({ column: key, origin, unit }) =>
    [key, origin, unit].filter((part) => part !== null).join(' '),
  );

describe('plainHeading', () => {
  it.each([
    ['注册资本（万元）', '注册资本', 'wanYuan'],
    ['*注册资本(单位：亿元)', '注册资本', 'yiYuan'],
    ['注册资本[元]', '注册资本', 'yuan'],
    ['1.企业名称（必填）', '企业名称', null],
    ['＊ 成立日期：', '成立日期', null],
    ['（无）', '(无)', null],
  ])('%s is %s in %s', (heading, words, unit) => expect(plainHeading(heading)).toEqual({ words, unit }));
});

describe('proposeMapping', () => {
  it('knows a heading with its decoration, in either language, over several rows', () => {
    expect(mapped('*单位名称', '登记情况 / 注册资本（亿元）', '登记情况 / 成立日期', '从业人数')).toEqual([
      'name heading',
      'capital heading yiYuan',
      'foundedOn heading',
      'employees heading',
    ]);
    expect(mapped('FIRM')).toEqual(['name heading']);
  });

  it('gives a field to one column only, the exact heading before the similar one', () => {
    expect(mapped('企业名称全称', '企业名称', '企业名称')).toEqual(['', 'name heading', '']);
  });

  it('proposes what is alike only where the values fit', () => {
    expect(mapped(['成立日期时间', '2024-01-05', '2020/3/4'])).toEqual(['foundedOn similar']);
    expect(mapped(['成立日期时间', '不详', '见附件'])).toEqual(['']);
    expect(mapped('备注', '序号')).toEqual(['', '']);
  });
});
