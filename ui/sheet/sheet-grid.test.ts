import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { render, renderWords } from '../testing/render.ts';
import { ImportLink } from './import-link.tsx';
import { SheetGrid, type SheetGridProps } from './sheet-grid.tsx';
import { SheetList } from './sheet-list.tsx';
import { Steps } from './steps.tsx';

const props: SheetGridProps = {
  label: '表格的行',
  columns: [
    { key: 'name', title: '企业名称' },
    { key: 'status', title: '状态', choices: [{ value: 'operating', label: '在营' }] },
  ],
  rows: [
    {
      number: 14,
      state: 'bad',
      cells: { name: '示范甲有限公司', status: '开业' },
      faults: [{ key: '0', column: 'status', state: 'bad', words: '不在选项之中。' }],
    },
    { number: 16, state: 'good', cells: { name: '示范乙有限公司', status: '在营' }, faults: [] },
    {
      number: 18,
      state: 'leftOut',
      cells: { name: '合计' },
      faults: [{ key: '0', column: undefined, state: 'note', words: '合计行' }],
    },
  ],
  onEdit: () => undefined,
  repairs: () => createElement('button', { type: 'button' }, '改为 在营'),
  rowVerbs: (row) => createElement('button', { type: 'button' }, row.state === 'leftOut' ? '重新录入' : '不录入此行'),
};

describe('SheetGrid', () => {
  it('is a grid with one stop of the Tab key', async () => {
    const html = await render(createElement(SheetGrid, props));
    expect(html).toContain('role="grid"');
    expect(html.match(/<td[^>]*tabindex="0"/g)).toHaveLength(1);
    expect(html.match(/<td[^>]*tabindex="-1"/g)).toHaveLength(5);
  });

  it('stops first at the first fault, marked by shape, word and reason', async () => {
    const html = await render(createElement(SheetGrid, props));
    const cell = /<td[^>]*tabindex="0"[^>]*>.*?<\/td>/.exec(html)?.[0] ?? '';
    expect(cell).toContain('aria-invalid="true"');
    expect(cell).toContain('<svg');
    expect(cell).toContain('待修');
    const reason = /aria-describedby="([^"]+)"/.exec(cell)?.[1] ?? 'none';
    expect(html).toMatch(new RegExp(`id="${reason}"[^>]*>.*?不在选项之中。`));
  });

  it('keeps the row numbers of Excel and says why a row is left out', async () => {
    const words = await renderWords(createElement(SheetGrid, props));
    expect(words).toMatch(/14 示范甲有限公司 待修 开业 待修 状态 ：不在选项之中。 改为 在营 不录入此行/);
    expect(words).toMatch(/16 示范乙有限公司 在营/);
    expect(words).toMatch(/18 合计 提示 整行 ：合计行 重新录入/);
  });
});

describe('SheetList', () => {
  it('gives a field to what waits only, under number and name', async () => {
    const html = await render(createElement(SheetList, props));
    expect(html.match(/<select/g)).toHaveLength(1);
    expect(html).toMatch(/原文：开业<\/option>/);
    expect(html).not.toContain('<input');
    expect(await renderWords(createElement(SheetList, props), { locale: 'en' })).toMatch(/Row 14 示范甲有限公司/);
  });
});

describe('Steps', () => {
  it('names the current step and links those that can be gone to', async () => {
    const steps = [
      { key: 'columns', title: '对列', search: { step: 'columns' } },
      { key: 'repair', title: '修数据', search: { step: 'repair' } },
      { key: 'commit', title: '录入' },
    ];
    const html = await render(createElement(Steps, { label: '步骤', steps, current: 'repair' }));
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toMatch(/<li aria-current="step"><span>修数据/);
    expect(html).toMatch(/对列<\/a><span class="ys-hidden">已完成/);
  });
});

describe('ImportLink', () => {
  it('is nothing for those who may not import', async () => {
    expect(await render(createElement(ImportLink, { register: 'parties.firm' }))).not.toContain('<a');
  });
});
