import { describe, expect, it } from 'vitest';
import type { WebModule } from '#ui/module.ts';
import { firstReadablePage, safeTarget } from './first-page.ts';

const module = (name: string, path: string, permission: string): WebModule => ({
  name,
  locale: { 'zh-CN': async () => ({ default: {} }), en: async () => ({ default: {} }) },
  nav: [{ path, labelKey: 'title', icon: 'table', group: 'data', permission }],
  routes: () => [],
});
const modules = [module('work', '/work', 'work:read'), module('atlas', '/zones', 'atlas:read')];

describe('firstReadablePage', () => {
  it('is the first in the navigation that the person may read', () => {
    expect(firstReadablePage(modules, () => true)).toBe('/work');
    expect(firstReadablePage(modules, (permission) => permission === 'atlas:read')).toBe('/zones');
  });
  it('is none where nothing may be read', () => {
    expect(firstReadablePage(modules, () => false)).toBeUndefined();
  });
});

describe('safeTarget', () => {
  it('keeps a path of this site with its filters', () => {
    expect(safeTarget('/zones?kind=high_tech')).toBe('/zones?kind=high_tech');
  });
  it.each([
    undefined,
    '',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    'javascript:alert(1)',
  ])('leads home instead of to %j', (to) => {
    expect(safeTarget(to)).toBe('/');
  });
});
