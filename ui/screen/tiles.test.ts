import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { renderWords } from '../testing/render.ts';
import BarsTile from './bars-tile.tsx';
import { besideName } from './beside-name.ts';
import DumbbellTile from './dumbbell-tile.tsx';
import FigureTile from './figure-tile.tsx';
import LinesTile from './lines-tile.tsx';
import RanksTile from './ranks-tile.tsx';
import TrendTile from './trend-tile.tsx';

const value = { unit: 'yuan', status: 'actual', bound: 'exact', printed: null, source: null } as const;

function figure(metric: string, more: Partial<MetricFigure> = {}, amount: string | null = '41263000000'): MetricFigure {
  return {
    figure: { ...value, metric, value: amount, period: '2026-01/2026-09' },
    ...{ name: '完成投资（申报）', definition: { version: 3, from: '2026-01-01', text: '口径文字' }, kind: 'flow' },
    ...{ ratio: false, parts: [], partsAdd: true, rows: { count: 696, href: '/reports?metric=a' }, target: null },
    ...{ pace: null, yearBefore: null, growth: null, series: [], dataUntil: '2026-09', stale: null },
    ...{ checkedAt: '2026-10-13T01:41:00Z', changedAt: '2026-10-13T01:41:00Z', demonstration: true },
    ...more,
  };
}

const parts = [
  { key: 'a', label: '北部片区', value: '30000000000', rows: 9, href: '/reports?part=a' },
  { key: 'b', label: '科创走廊', value: '11263000000', rows: 9, href: null },
];
const series = ['01', '02', '03'].map((month, place) => ({
  ...{ period: `2026-${month}`, value: `${place + 1}00000000`, yearBefore: '100000000' },
}));

const draw = (Tile: typeof FigureTile, figures: readonly MetricFigure[], loading = false) =>
  renderWords(
    createElement(Tile, {
      ...{ id: 'x.one', title: '投资', loading, metrics: ['x.one', 'x.two'] },
      figures: new Map(figures.map((one) => [one.figure.metric, one])),
    }),
  );

describe('a figure of the headline', () => {
  it('says value, unit, period, pace, target, growth and what stands beside it', async () => {
    const target = { ...value, metric: 'x.one', status: 'target' as const, value: '56000000000', period: '2026' };
    const pace = { reached: '73.7', elapsed: '75.0' };
    const words = await draw(FigureTile, [
      figure('x.one', { target, pace, growth: '8.4' }),
      figure('x.two', { name: '完成投资（有凭证）' }, '40000000000'),
    ]);
    expect(words).toContain('1—9月');
    expect(words).toMatch(/412\.63 亿元 年度目标 560 有凭证 .*400\.00 同比 ↑8\.4%/);
  });

  it('says since when its source is silent, and that there is nothing yet', async () => {
    const silent = await draw(FigureTile, [figure('x.one', { stale: { since: '2026-09-16', awaited: '2026-08' } })]);
    expect(silent).toContain('09-16 起未到');
    expect(await draw(FigureTile, [figure('x.one', {}, null)])).toContain('—');
    expect(await draw(FigureTile, [])).toContain('尚无数据');
    expect(await draw(FigureTile, [], true)).toBe('投资');
  });

  it('falls by an arrow and holds four digits more', async () => {
    const words = await draw(FigureTile, [figure('x.one', { growth: '-1.0' }, '412630000000000')]);
    expect(words).toContain('4,126,300.00 亿元');
    expect(words).toContain('同比 ↓1.0%');
  });
});

describe('tiles of the columns', () => {
  it('show parts, the largest first, each with its number', async () => {
    const words = await draw(BarsTile, [figure('x.one', { parts })]);
    expect(words).toMatch(/亿元，1—9月 696 行 › 北部片区 300\.00 科创走廊 .*112\.63/);
    expect(await draw(BarsTile, [figure('x.one')])).toContain('412.63');
  });

  it('show the smallest first where it is the worst', async () => {
    expect(await draw(RanksTile, [figure('x.one', { parts })])).toMatch(/科创走廊 .*112\.63.* 北部片区 .*300\.00/);
  });

  it('show two figures part by part, the widest gap first, and as a table for readers', async () => {
    const proved = parts.map((part, place) => ({ ...part, value: place === 0 ? '29000000000' : '5000000000' }));
    const words = await draw(DumbbellTile, [
      figure('x.one', { parts }),
      figure('x.two', { parts: proved, name: '完成投资（有凭证）' }),
    ]);
    expect(words).toMatch(/申报 有凭证 .*科创走廊 .*50\.00 北部片区 .*290\.00/);
    expect(words).toContain('科创走廊 112.63 50.00');
    expect(await draw(DumbbellTile, [figure('x.one')])).toContain('尚无数据');
  });

  it('show what came together with its target, or that there is nothing', async () => {
    const target = { ...value, metric: 'x.one', status: 'target' as const, value: '86400000000', period: '2026' };
    const words = await draw(LinesTile, [figure('x.one', { series, target }), figure('x.two', { series })]);
    expect(words).toContain('目标 864.00');
    expect(words).toContain('2026-02 2.00 2.00');
    expect(await draw(LinesTile, [figure('x.one', {}, null)])).toContain('尚无数据');
  });
});

describe('a trend', () => {
  it('says its last month, and both years as a table', async () => {
    const words = await draw(TrendTile, [figure('x.one', { series })]);
    expect(words).toMatch(/亿元\/月 .*3\.00 3月/);
    expect(words).toContain('2026-01 1.00 1.00');
  });
});

describe('what stands beside a figure', () => {
  it('is named by what tells it apart', () => {
    expect(besideName({ name: '完成投资（有凭证）' })).toBe('有凭证');
    expect(besideName({ name: 'Investment (claimed)' })).toBe('claimed');
    expect(besideName({ name: '法定准时' })).toBe('法定准时');
  });
});
