import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { render, renderWords } from '../testing/render.ts';
import type { Column } from './column.ts';
import { ExportButton } from './export-button.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { FilterField } from './filter-field.ts';
import { ListSummary, Pages } from './list-parts.tsx';
import { PlainTable } from './plain-table.tsx';
import { RegisterRows } from './register-rows.tsx';
import { RegisterTable } from './register-table.tsx';

interface Row {
  id: string;
  name: string;
  stage: string | null;
  amount: number;
}
const rows: Row[] = [
  { id: 'a', name: '甲项目', stage: '在建', amount: 5 },
  { id: 'b', name: '乙项目', stage: null, amount: 0 },
];
const columns: Column<Row>[] = [
  { key: 'name', title: '名称', render: ({ name }) => name, sortable: true },
  { key: 'stage', title: '阶段', render: ({ stage }) => stage, narrow: 'lead' },
  { key: 'amount', title: '金额', render: ({ amount }) => amount, align: 'end', sortable: true, narrow: 'end' },
];
const rowKey = ({ id }: Row) => id;
const table = (over: object = {}) =>
  createElement(RegisterTable<Row>, { caption: '项目', columns, rows, rowKey, ...over });

describe('RegisterTable', () => {
  it('is a table with a caption, headings of columns and of rows', async () => {
    const html = await render(table());
    expect(html).toContain('<caption class="ys-hidden">项目</caption>');
    expect(html.match(/<th scope="col"/g)).toHaveLength(3);
    expect(html.match(/<th scope="row"/g)).toHaveLength(2);
  });

  it('names each row by a link to the same list with the row’s panel open, filters kept', async () => {
    const html = await render(table(), { url: '/?kind=x' });
    expect(html).toMatch(/href="\/\?kind=x(&amp;|&)panel=a"/);
  });

  it('marks the row whose panel is open, and late rows', async () => {
    const html = await render(table({ late: ({ id }: Row) => id === 'b' }), { url: '/?panel=a' });
    expect(html).toContain('<tr class="on" data-row="a">');
    expect(html).toContain('<tr class="late" data-row="b">');
  });

  it('says which column orders the rows, and in which direction', async () => {
    expect(await render(table(), { url: '/?sort=-amount' })).toMatch(/<th[^>]*class="end"[^>]*aria-sort="descending"/);
    expect(await render(table())).not.toContain('aria-sort');
  });

  it('waits for its first rows in place', async () => {
    expect(await render(table({ rows: undefined }))).toContain('aria-busy="true"');
  });
});

describe('RegisterRows', () => {
  it('lists each row with what stands above, beside and below its name, without empty parts', async () => {
    const words = await renderWords(
      createElement(RegisterRows<Row>, { caption: '项目', columns, rows, rowKey, current: undefined }),
    );
    expect(words).toBe('阶段 在建 甲项目 5 乙项目 0');
  });
});

describe('PlainTable', () => {
  it('leaves out columns that hold nothing, and keeps zeros', async () => {
    const empty: Column<Row> = { key: 'empty', title: '备注', render: () => null };
    const words = await renderWords(
      createElement(PlainTable<Row>, { caption: '项目', columns: [...columns, empty], rows, rowKey }),
    );
    expect(words).toBe('项目 名称 阶段 金额 甲项目 在建 5 乙项目 0');
  });
});

describe('FilterBar', () => {
  const fields: FilterField[] = [
    { key: 'q', label: '名称', kind: 'words' },
    {
      key: 'kind',
      label: '类型',
      kind: 'choice',
      options: ['高新区', '经开区', '综保区'].map((label, index) => ({ value: `k${index}`, label, count: index })),
    },
  ];
  const bar = createElement(FilterBar, { fields });

  it('shows what is set, as words up to two and as a count beyond', async () => {
    expect(await renderWords(bar)).toBe('类型');
    expect(await renderWords(bar, { url: '/?kind=k0&kind=k2' })).toBe('类型 高新区、综保区 清除条件');
    expect(await renderWords(bar, { url: '/?kind=k0&kind=k1&kind=k2' })).toBe('类型 3 项 清除条件');
  });

  it('keeps the typed words of the address in their field', async () => {
    expect(await render(bar, { url: '/?q=西安' })).toContain('value="西安"');
  });
});

describe('ListSummary and Pages', () => {
  it('announces count and sums politely', async () => {
    expect(await render(createElement(ListSummary, null, '36 个园区'))).toContain('role="status"');
  });

  it('steps through pages, and stops at the ends', async () => {
    const pages = (url: string) => render(createElement(Pages, { total: 120, size: 50 }), { url });
    expect(await pages('/')).toMatch(/disabled=""[^>]*>上一页.*第 1 页，共 3 页/);
    expect(await pages('/?page=3')).toMatch(/第 3 页，共 3 页.*disabled=""[^>]*>下一页/);
    expect(await pages('/?page=99')).toContain('第 3 页，共 3 页');
  });

  it('says nothing where all rows fit on one page', async () => {
    expect(await renderWords(createElement(Pages, { total: 50, size: 50 }))).toBe('');
  });
});

describe('ExportButton', () => {
  const endpoint = defineEndpoint({
    id: 'demo.exportThings',
    method: 'GET',
    path: '/api/demo/export',
    permission: 'demo:export',
    response: z.unknown(),
    produces: 'file',
  });
  const button = (count: number | undefined) =>
    createElement(ExportButton<typeof endpoint>, { endpoint, input: {}, count });

  it('says how many rows it will export', async () => {
    const html = await render(button(1234), { session: { permissions: ['demo:export'] } });
    expect(html).toContain('导出 1,234 条');
    expect(html).not.toContain('disabled');
  });

  it('offers each file of an endpoint that takes a format, and what else can be made of the rows', async () => {
    const several = { ...endpoint, query: z.object(exportQuery) };
    const menu = createElement(ExportButton<typeof several>, { endpoint: several, input: {}, count: 7 });
    const html = await render(menu, { session: { permissions: ['demo:export'] } });
    expect(html).toMatch(/aria-haspopup="dialog"[^>]*>.*导出 7 条/);
    expect(await render(menu)).not.toContain('aria-haspopup');
  });

  it('is there but off for who may not, with the reason', async () => {
    const html = await render(button(5));
    expect(html).toMatch(/<button[^>]*disabled/);
    expect(html).toContain('登录后可导出');
  });

  it('is off while there is nothing to export', async () => {
    const session = { permissions: ['demo:export'] };
    expect(await render(button(0), { session })).toMatch(/<button[^>]*disabled/);
    expect(await render(button(undefined), { session })).toMatch(/<button[^>]*disabled/);
  });
});
