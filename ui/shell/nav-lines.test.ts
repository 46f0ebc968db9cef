import { describe, expect, it } from 'vitest';
import type { NavEntry, WebModule } from '../module.ts';
import { isOpenAt, navLines } from './nav-lines.ts';

const entry = (path: string, more: Partial<NavEntry> = {}): NavEntry => ({
  ...{ path, labelKey: path, icon: 'table', group: 'work', permission: `may:${path}` },
  ...more,
});
const module = (name: string, nav: readonly NavEntry[]): WebModule => ({
  ...{ name, nav, routes: () => [] },
  locale: { 'zh-CN': async () => ({ default: {} }), en: async () => ({ default: {} }) },
});
const badge = async () => ({ default: () => null });
const modules = [
  module('visits', [
    entry('/visits'),
    entry('/visits/plans', { under: '/visits' }),
    entry('/figures', { group: 'data' }),
  ]),
  module('notices', [entry('/notices', { badge })]),
  module('firms', [entry('/rosters', { under: '/firms' }), entry('/firms')]),
];
const paths = (can: (permission: string) => boolean) =>
  navLines(modules, 'work', can).map((line) => [line.entry.path, ...line.below.map((below) => below.entry.path)]);

describe('the lines of the navigation', () => {
  it('begin with what counts waiting work; a page below another opens under it, wherever it was declared', () => {
    expect(paths(() => true)).toEqual([['/notices'], ['/visits', '/visits/plans'], ['/firms', '/rosters']]);
  });

  it('keep a page whose parent the person may not use, as a line of its own', () => {
    expect(paths((permission) => permission === 'may:/rosters')).toEqual([['/rosters']]);
    expect(paths((permission) => permission === 'may:/firms')).toEqual([['/firms']]);
    expect(paths(() => false)).toEqual([]);
  });

  it('stay in their group', () => {
    expect(navLines(modules, 'data', () => true).map((line) => line.entry.path)).toEqual(['/figures']);
    expect(navLines(modules, 'admin', () => true)).toEqual([]);
  });

  it('open on their own page, on pages below it and on those of their lines, and on no namesake', () => {
    const firms = navLines(modules, 'work', () => true).find((line) => line.entry.path === '/firms');
    const openAt = (path: string) => firms !== undefined && isOpenAt(firms, path);
    expect(['/firms', '/firms/1', '/rosters', '/rosters/1'].map(openAt)).toEqual([true, true, true, true]);
    expect(['/', '/firms-of-others', '/visits'].map(openAt)).toEqual([false, false, false]);
  });
});
