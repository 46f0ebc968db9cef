import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { type Figure as FigureValue, figureStatuses } from '#kernel/indicators/contract/figure.ts';
import { render, renderWords } from '../testing/render.ts';
import { Figure } from './figure.tsx';
import { FigureCard } from './figure-card.tsx';
import { SourceLink } from './source-line.tsx';
import { StatusTag } from './status-tag.tsx';

const source = { file: '000_page.txt', number: '000', month: '2020-06', line: 21, lineEnd: 21, alsoLines: [] };
const value: FigureValue = {
  metric: 'atlas.plan',
  value: '93193000000',
  unit: 'yuan',
  status: 'target',
  bound: 'at_least',
  period: '2020/P3Y',
  printed: '931.93亿元',
  source,
};
const figure = (over: Partial<FigureValue> = {}, more: object = {}) =>
  createElement(Figure, { figure: { ...value, ...over }, name: '3年完成投资', ...more });

describe('Figure', () => {
  it('shows name to readers, then number, unit, bound and kind together', async () => {
    expect(await renderWords(figure())).toBe('3年完成投资 931.93 亿元以上 目标');
    expect(await renderWords(figure(), { locale: 'en' })).toBe('3年完成投资 at least CNY 93,193 million Target');
  });

  it('is a button that opens a named panel', async () => {
    const html = await render(figure());
    const id = /popoverTarget="([^"]+)"/i.exec(html)?.[1];
    expect(html).toMatch(/<button[^>]+aria-haspopup="dialog"/);
    expect(html).toContain(`id="${id}"`);
    expect(html).toMatch(/popover="auto"[^>]*role="dialog"[^>]*aria-label="3年完成投资"/);
  });

  it('tags everything that has not happened, dashed, and nothing that has', async () => {
    for (const status of figureStatuses) {
      const html = await render(figure({ status }));
      expect([status, html.includes('ys-tag dashed')]).toEqual([status, status !== 'actual']);
    }
  });

  it('says that the source gives no number rather than zero', async () => {
    expect(await renderWords(figure({ value: null }))).toBe('未载明');
    expect(await renderWords(figure({ value: '0', bound: 'exact', status: 'actual' }))).toBe('3年完成投资 0 元');
  });

  it('leaves its tag to the row where the row has one', async () => {
    expect(await renderWords(figure({}, { untagged: true }))).not.toContain('目标');
  });
});

describe('FigureCard', () => {
  const card = (over: Partial<FigureValue>, definition?: string) =>
    createElement(FigureCard, {
      figure: { ...value, ...over },
      name: '3年完成投资',
      definition,
      words: '931.93 亿元以上',
      rows: null,
    });

  it('tells definition, period, kind, print and source', async () => {
    expect(await renderWords(card({}, '三年计划的完成额'))).toBe(
      '3年完成投资 931.93 亿元以上 口径 三年计划的完成额 期间 2020年起 3 年 性质 目标 原文 931.93亿元 来源 报纸版面（约 2020-06） 000_page.txt 第 21 行',
    );
  });

  it('says what is not known', async () => {
    const words = await renderWords(card({ period: null, printed: null, source: null }));
    expect(words.match(/未载明/g)).toHaveLength(3);
    expect(words).not.toContain('口径');
  });

  it('tells growth in ink, percent or points', async () => {
    expect(await renderWords(card({ yoyPercent: '-3.2' }))).toContain('同比 ↓3.2%');
    expect(await renderWords(card({ yoyPp: '1.5' }), { locale: 'en' })).toContain(
      'Year on year ↑1.5 percentage points',
    );
  });
});

describe('StatusTag', () => {
  it('is never filled and has words for every kind in both languages', async () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const words = await Promise.all(
        figureStatuses.map((status) => renderWords(createElement(StatusTag, { status }), { locale })),
      );
      expect(new Set(words).size).toBe(figureStatuses.length);
      expect(words.join(' ')).not.toMatch(/statuses|undefined/);
    }
  });
});

describe('SourceLink', () => {
  it('is the short form of the source', async () => {
    expect(await renderWords(createElement(SourceLink, { source }))).toBe('源 000:21');
    expect(await renderWords(createElement(SourceLink, { source }), { locale: 'en' })).toBe('Src 000:21');
  });
});
