import { describe, expect, it } from 'vitest';
import type { ChartData, ChartSeries } from './chart-data.ts';
import { chartOption } from './option.ts';

const series = (over: Partial<ChartSeries>): ChartSeries => ({
  key: 's',
  name: 'S',
  shape: 'bar',
  tone: 'current',
  values: [1, 2],
  ...over,
});
const data = (...all: ChartSeries[]): ChartData => ({
  title: 'T',
  unit: 'u',
  categoryName: 'c',
  categories: [
    { key: 'a', label: 'A' },
    { key: 'b', label: 'B' },
  ],
  series: all,
});
const first = (chart: ChartData) => chartOption(chart, 'sans').series[0];

describe('chartOption', () => {
  it('has bars from zero, one value axis, no legend box and no motion', () => {
    const option = chartOption(data(series({})), 'sans');
    expect(option.yAxis).toMatchObject({ type: 'value', min: 0 });
    expect(option).not.toHaveProperty('legend');
    expect(option.animation).toBe(false);
  });

  it('writes the value at its bar and the name at its line', () => {
    expect(first(data(series({})))).toMatchObject({ label: { show: true, formatter: '{c}' } });
    expect(first(data(series({ shape: 'line' })))).toMatchObject({ endLabel: { show: true, formatter: '{a}' } });
  });

  it('names bars once where several stand side by side, and says nothing at a bar without height', () => {
    expect(first(data(series({ values: [0, 3] }), series({})))).toMatchObject({
      data: [{ label: { show: false } }, { label: { show: true, formatter: '{a} {c}' } }],
    });
  });

  it('never fills a target', () => {
    const bars = first(data(series({ tone: 'target' })));
    expect(bars).toMatchObject({
      data: [
        { itemStyle: { color: 'transparent', borderType: 'dashed' } },
        { itemStyle: { color: 'transparent', borderType: 'dashed' } },
      ],
    });
    expect(first(data(series({ shape: 'line', tone: 'target' })))).toMatchObject({ lineStyle: { type: 'dashed' } });
  });

  it('leaves the bars of stages that have not happened hollow, and outlines the others', () => {
    const bars = first(data(series({ fills: ['#FFFFFF', '#1F5A93'], hollow: [true, false] })));
    expect(bars).toMatchObject({
      data: [
        { itemStyle: { color: 'transparent', borderType: 'dashed', borderColor: '#1F5A93' } },
        { itemStyle: { color: '#1F5A93', borderType: 'solid', borderWidth: 1 } },
      ],
    });
  });

  it('keeps long names within their place, standing or lying', () => {
    const name = '承接未尽事宜的'.repeat(6);
    const categories = Array.from({ length: 12 }, (_, index) => ({ key: `${index}`, label: name }));
    const chart = { ...data(series({ values: categories.map(() => 1) })), categories };
    for (const [axis, most] of [
      [chartOption(chart, 'sans').xAxis, 18],
      [chartOption({ ...chart, lying: true }, 'sans').yAxis, 22],
    ] as const) {
      const { axisLabel } = axis as { axisLabel: { formatter: (name: string) => string; overflow: string } };
      expect(axisLabel).toMatchObject({ overflow: 'break' });
      expect(axisLabel.formatter(name)).toHaveLength(most);
      expect(axisLabel.formatter('市政科')).toBe('市政科');
    }
  });

  it('lays bars with the first category above', () => {
    const option = chartOption({ ...data(series({})), lying: true }, 'sans');
    expect(option.yAxis).toMatchObject({ type: 'category', inverse: true, data: ['A', 'B'] });
  });
});
