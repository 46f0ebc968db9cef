import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { render, renderWords } from '../testing/render.ts';
import type { Column } from './column.ts';
import type { FilterField } from './filter-field.ts';
import { lastPage, pageOf } from './page-number.tsx';
import { RegisterPage, type RegisterPageProps } from './register-page.tsx';

interface Row {
  id: string;
  name: string;
}
const columns: Column<Row>[] = [{ key: 'name', title: '名称', render: ({ name }) => name }];
const fields: FilterField[] = [
  { key: 'kind', label: '类型', kind: 'choice', options: [{ value: 'a', label: '甲类' }] },
];
const answer = { error: null, isFetching: false, refetch: () => undefined };
const rows: Row[] = [
  { id: 'a', name: '甲项目' },
  { id: 'b', name: '乙项目' },
];
const page = (over: Partial<RegisterPageProps<Row>> = {}) =>
  createElement(RegisterPage<Row>, {
    ...{ name: 'demo', title: '项目', caption: '项目', fields, columns, answer, rows, total: 120, pageSize: 50 },
    rowKey: ({ id }: Row) => id,
    summary: '120 个项目',
    tools: '导出',
    empty: { title: '还没有项目', hint: '登记后列在这里' },
    panel: (id: string) => `面板 ${id}`,
    ...over,
  });

describe('a register', () => {
  it('has head, filters, count, tools, rows and pages in this order', async () => {
    expect(await renderWords(page())).toMatch(
      /^项目 类型 120 个项目 导出 .*选列.* 项目 名称 甲项目 乙项目 .*第 1 页，共 3 页/,
    );
  });

  it('opens the record of the address beside the list', async () => {
    expect(await renderWords(page(), { url: '/?panel=b' })).toContain('面板 b');
    expect(await renderWords(page())).not.toContain('面板');
  });

  it('tells an empty register from a filter that leaves nothing', async () => {
    const none = { rows: [], total: 0 };
    expect(await renderWords(page(none))).toContain('还没有项目 登记后列在这里');
    const filtered = await renderWords(page(none), { url: '/?kind=a' });
    expect(filtered).toContain('没有符合 1 个条件的记录');
    expect(filtered).not.toContain('还没有项目');
    expect(filtered).not.toContain('120 个项目');
  });

  it('shows its filled verb once: in the head, and under the words of an empty register', async () => {
    const verbs = { actions: '导入项目', verb: '登记项目' };
    const places = async (over: Partial<RegisterPageProps<Row>>, url = '/') => {
      const words = await renderWords(page({ ...verbs, ...over }), { url });
      return words.split(/(登记项目|类型|还没有项目)/).filter((_, at) => at % 2 === 1);
    };
    expect(await places({})).toEqual(['登记项目', '类型']);
    expect(await places({ rows: [], total: 0 })).toEqual(['类型', '还没有项目', '登记项目']);
    expect((await places({ rows: [], total: 0 }, '/?kind=a'))[0]).toBe('登记项目');
    expect(await renderWords(page({ ...verbs, rows: [], total: 0 }))).toMatch(/^项目 导入项目 类型/);
  });

  it('counts the conditions that other fields of the page set', async () => {
    const none = { rows: [], total: 0, otherFilters: ['from'] };
    expect(await renderWords(page(none), { url: '/?kind=a&from=2026-01-01' })).toContain('没有符合 2 个条件的记录');
  });

  it('says that there is no such page, and where the last one is', async () => {
    const words = await renderWords(page({ rows: [] }), { url: '/?page=99' });
    expect(words).toContain('没有第 99 页，最后一页是第 3 页 到最后一页');
    expect(words).not.toContain('第 3 页，共 3 页');
    expect(
      await renderWords(page({ rows: [], answer: { ...answer, isFetching: true } }), { url: '/?page=99' }),
    ).not.toContain('没有第');
  });

  it('waits in place, and fails in place without rows or pages', async () => {
    expect(await render(page({ rows: undefined, total: undefined }))).toContain('aria-busy="true"');
    const failed = await renderWords(
      page({ answer: { ...answer, error: new Error('x') }, rows: undefined, total: undefined }),
    );
    expect(failed).toContain('重试');
    expect(failed).not.toContain('名称');
  });

  it('lets rows be ticked only where there is something to do with them', async () => {
    expect(await render(page())).not.toContain('type="checkbox"');
    expect((await render(page({ bulk: () => '合并' }))).match(/type="checkbox"/g)).toHaveLength(2);
  });
});

describe('the page of an address', () => {
  it('is the first for whatever is no page', () => {
    expect([undefined, '', '0', '-3', 'x', '2.7', '99999999'].map(pageOf)).toEqual([1, 1, 1, 1, 1, 2, 1]);
  });

  it('is at least one, also of nothing', () => {
    expect([lastPage(0, 50), lastPage(50, 50), lastPage(51, 50)]).toEqual([1, 1, 2]);
  });
});
