import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { renderWords } from '../testing/render.ts';
import { CaseTimeline } from './case-timeline.tsx';
import type { ClockData, ClockDayData } from './clock-days.ts';
import { ClockStrip } from './clock-strip.tsx';
import { ClockTable } from './clock-table.tsx';
import { NextAction } from './next-action.tsx';

const texts = [
  {
    name: 'cases',
    locale: {
      'zh-CN': () => import('#kernel/cases/locale/zh-CN.json'),
      en: () => import('#kernel/cases/locale/en.json'),
    },
  },
];
const day = (date: string, given: Partial<ClockDayData> = {}): ClockDayData => ({
  ...{ date, kind: 'workday', counted: null, excluded: null, holidayName: null, source: null, provisional: false },
  ...given,
});
const clock: ClockData = {
  ...{ name: 'resolution', title: '办结', basis: '园区诉求办理规定', unit: 'workingDays', limit: 3 },
  ...{ startedOn: '2026-11-19', dueOn: '2026-11-24', pausedOn: null, pausedDays: 0, extended: false, stoppedOn: null },
  ...{ provisional: false, light: 'warn', left: 1 },
  days: [
    day('2026-11-19', { excluded: 'startDay' }),
    day('2026-11-20', { counted: 1 }),
    day('2026-11-21', { kind: 'weekend', excluded: 'weekend' }),
    day('2026-11-22', { kind: 'weekend', excluded: 'weekend' }),
    day('2026-11-23', { counted: 2 }),
    day('2026-11-24', { counted: 3 }),
  ],
};
const today = '2026-11-23';
const strip = (given: Partial<ClockData> = {}) =>
  renderWords(createElement(ClockStrip, { clocks: [{ ...clock, ...given }], today }), { texts });

describe('the limit of a case', () => {
  it('says its day and what is left, and of every day whether it counts', async () => {
    const words = await strip();
    expect(words).toContain('办结 3 个工作日 11月24日 周二 还剩 1 个工作日');
    expect(words).toContain('11月19日 周四，起算当日，不计');
    expect(words).toContain('11月21日 周六，休息日，不计');
    expect(words).toContain('11月24日 周二，第 3 日，到期');
  });

  it('says when it passed, stands still, or ended', async () => {
    expect(await strip({ left: -2, light: 'late' })).toContain('超 2 个工作日');
    expect(await strip({ left: 0 })).toContain('今天到期');
    expect(await strip({ pausedOn: '2026-11-20', light: 'hold' })).toContain('11月20日 起暂停');
    expect(await strip({ stoppedOn: '2026-11-20', light: 'ok', left: null })).toContain('11月20日 办结，按时');
    expect(await renderWords(createElement(ClockStrip, { clocks: [], today }), { texts })).toBe('');
  });

  it('is explained range by range, in both languages', async () => {
    const table = createElement(ClockTable, { clock, today });
    const words = await renderWords(table, { texts });
    expect(words).toContain('11月21日—11月22日 休息日 不计');
    expect(words).toContain('11月23日 周一 工作日 第 2 日 今天是第 2 日');
    expect(words).toContain('11月24日 周二 工作日 第 3 日 办结到期');
    const english = await renderWords(table, { texts, locale: 'en' });
    expect(english).toContain('21 Nov – 22 Nov Weekend Not counted');
    expect(english).not.toContain('casePage.');
  });
});

describe('what was done and what comes next', () => {
  it('names who, where, for whom, to whom and what was said', async () => {
    const entry = {
      ...{ sequence: 3, actName: '转办', at: '2026-11-23T02:30:00.000Z', by: '林牧', department: '企业服务局' },
      ...{ onBehalfOf: '陈舒', comment: '由市政科负责', to: ['市政科'], verdict: null, moved: false },
    };
    const words = await renderWords(createElement(CaseTimeline, { entries: [entry] }), { texts });
    expect(words).toMatch(/共 1 步 .*11-23 10:30 转办 市政科 由市政科负责 林牧 · 企业服务局 · 代 陈舒/);
  });

  it('shows the checklist with words beside each light, and no verb where others must move', async () => {
    const checks = [{ key: 'a', label: '会签 · 规划科', state: 'ok' as const, words: '同意' }];
    const words = await renderWords(createElement(NextAction, { why: '在等 消防科。', checks }), { texts });
    expect(words).toBe('下一步 在等 消防科。 会签 · 规划科 同意');
  });
});
