import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { render, renderWords } from '../testing/render.ts';
import { Chart } from './chart.tsx';
import type { ChartData } from './chart-data.ts';

const data: ChartData = {
  title: '按阶段',
  unit: '个',
  categoryName: '阶段',
  categories: [
    { key: 'started', label: '开工' },
    { key: 'completed', label: '建成' },
  ],
  series: [
    { key: 'now', name: '今年', shape: 'bar', tone: 'current', values: [1234, null] },
    { key: 'then', name: '去年', shape: 'bar', tone: 'previous', values: [5, 0] },
  ],
};

describe('Chart', () => {
  it('says everything in a table as well, what is missing as missing and zero as zero', async () => {
    const words = await renderWords(createElement(Chart, { data }));
    expect(words).toContain('按阶段 个 看表格');
    expect(words).toContain('阶段 今年 去年 开工 1,234 5 建成 — 0');
  });

  it('keeps the table for readers while the drawing is shown, with nothing in it that takes an unseen focus', async () => {
    const html = await render(createElement(Chart, { data, onPick: () => undefined }));
    const twin = html.slice(html.indexOf('ys-chart-twin'));
    expect(twin).toMatch(/^ys-chart-twin ys-hidden/);
    expect(twin).not.toContain('<button');
  });

  it('writes values as it is told', async () => {
    const words = await renderWords(createElement(Chart, { data, format: (value: number) => `${value}.0%` }));
    expect(words).toContain('1234.0%');
  });
});
