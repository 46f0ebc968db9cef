import { describe, expect, it } from 'vitest';
import { modules } from './modules.ts';

describe('the parts that have pages', () => {
  it('stand once each', () => {
    const names = modules.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('name no path of the navigation twice', () => {
    const paths = modules.flatMap(({ nav }) => nav.map(({ path }) => path));
    expect(paths).toEqual([...new Set(paths)]);
  });

  it('have a text for each line of the navigation and the search, in both languages', async () => {
    for (const { name, locale, nav, search } of modules) {
      for (const load of [locale['zh-CN'], locale.en]) {
        const texts = (await load()).default;
        for (const { labelKey } of [...nav, ...(search === undefined ? [] : [search])]) {
          const found = labelKey
            .split('.')
            .reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], texts);
          expect([name, labelKey, typeof found]).toEqual([name, labelKey, 'string']);
        }
      }
    }
  });
});
