import i18next from 'i18next';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocaleTree } from '#platform/i18n/contract/locale.ts';
import { hasText, loadEveryText, loadTexts, startTexts, switchLocale, type TextSource, withTexts } from './i18n.ts';

const asked: string[] = [];
let broken = false;

function source(name: string, trees: Record<'zh-CN' | 'en', LocaleTree>): TextSource {
  const load = (locale: 'zh-CN' | 'en') => async () => {
    asked.push(`${locale} ${name}`);
    if (broken) throw new Error('no connection');
    return { default: trees[locale] };
  };
  return { name, locale: { 'zh-CN': load('zh-CN'), en: load('en') } };
}

const part = (name: string) =>
  source(name, { 'zh-CN': { nav: '菜单', page: { title: '整页' } }, en: { nav: 'Menu', page: { title: 'Whole' } } });
const said = (name: string, key: string) => i18next.t(key, { ns: name });

beforeAll(async () => {
  const kept = new Map([['yuanshu.language', 'zh-CN']]);
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  await startTexts({
    core: [source('early', { 'zh-CN': { hello: '你好' }, en: { hello: 'Hello' } })],
    later: [part('one'), part('two'), part('three'), part('four')],
    labels: {
      'zh-CN': async () => ({ default: { one: { nav: '菜单' }, two: { nav: '菜单' } } }),
      en: async () => ({ default: { one: { nav: 'Menu' }, two: { nav: 'Menu' } } }),
    },
  });
});
afterAll(() => {
  vi.unstubAllGlobals();
});
beforeEach(() => {
  broken = false;
});

describe('texts', () => {
  it('are at first those of every page, and the labels of the others', () => {
    expect(asked).toEqual(['zh-CN early']);
    expect([said('early', 'hello'), said('one', 'nav'), said('one', 'page.title')]).toEqual([
      '你好',
      '菜单',
      'page.title',
    ]);
    expect(hasText('one', 'page.title')).toBe(false);
  });

  it('come once, with what asks for them, however often that is loaded', async () => {
    asked.length = 0;
    const page = withTexts(Promise.resolve('page'), ['one', 'early', 'nobody']);
    const twin = withTexts(Promise.resolve('twin'), ['one']);
    expect(await Promise.all([page, twin])).toEqual(['page', 'twin']);
    expect(asked).toEqual(['zh-CN one']);
    expect([said('one', 'nav'), said('one', 'page.title')]).toEqual(['菜单', '整页']);
    expect(said('two', 'page.title')).toBe('page.title');
  });

  it('that could not be had fail what asks for them, and are asked for again', async () => {
    broken = true;
    await expect(withTexts(Promise.resolve('page'), ['two'])).rejects.toThrow('no connection');
    broken = false;
    expect(await withTexts(Promise.resolve('page'), ['two'])).toBe('page');
    expect(said('two', 'page.title')).toBe('整页');
  });

  it('in another language are those that were asked for; the language stays where they cannot be had', async () => {
    broken = true;
    await expect(switchLocale('en')).rejects.toThrow('no connection');
    expect([i18next.language, document.documentElement.lang]).toEqual(['zh-CN', 'zh-CN']);
    broken = false;
    asked.length = 0;
    const switched = switchLocale('en');
    // What is opened meanwhile is read in the language that comes.
    await Promise.all([switched, loadTexts('three')]);
    expect([...new Set(asked)].sort()).toEqual(['en early', 'en one', 'en three', 'en two', 'zh-CN three']);
    expect([said('early', 'hello'), said('one', 'page.title'), said('three', 'page.title')]).toEqual([
      'Hello',
      'Whole',
      'Whole',
    ]);
    expect([i18next.language, document.documentElement.lang]).toEqual(['en', 'en']);
  });

  it('are all there for a page that names what others own, in the language shown', async () => {
    asked.length = 0;
    await loadEveryText();
    expect(asked).toEqual(['en four']);
    expect(hasText('four', 'page.title')).toBe(true);
  });
});
