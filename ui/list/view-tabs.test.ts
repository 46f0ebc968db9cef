import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { renderWords } from '../testing/render.ts';
import { ViewTabs, viewSearch } from './view-tabs.tsx';

describe('what a view keeps of an address', () => {
  it('is filter and order in one spelling, without page and open record', () => {
    expect(viewSearch({ status: ['operating', 'suspended'], page: '3', panel: 'x', q: '西安' })).toBe(
      viewSearch({ q: '西安', status: ['operating', 'suspended'] }),
    );
    expect(viewSearch({ page: '3', panel: 'x' })).toBe('');
    expect(viewSearch({ sort: '-name', kind: 'a' })).toBe('kind=a&sort=-name');
  });
});

describe('the tabs', () => {
  const tabs = createElement(ViewTabs, { list: 'firms' });
  const session = { permissions: ['views:own.keep'] };
  it('are not in the way while nothing is filtered and nothing was kept, nor for who keeps none', async () => {
    expect(await renderWords(tabs, { session })).toBe('');
    expect(await renderWords(tabs, { url: '/?status=operating' })).toBe('');
  });

  it('offer to keep what is filtered', async () => {
    expect(await renderWords(tabs, { session, url: '/?status=operating&page=2' })).toBe('全部 保存为视图');
  });
});
