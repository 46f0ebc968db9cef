import { describe, expect, it } from 'vitest';
import { shortcuts } from '#ui/keys/shortcuts.ts';
import en from '#ui/locale/en.json' with { type: 'json' };
import zh from '#ui/locale/zh-CN.json' with { type: 'json' };
import appEn from './locale/en.json' with { type: 'json' };
import appZh from './locale/zh-CN.json' with { type: 'json' };

/** Every path to a text, plural endings left out: languages differ in them. */
function paths(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = `${prefix}${key.replace(/_(one|other)$/, '')}`;
    return typeof value === 'string' ? [path] : paths(value, `${path}.`);
  });
}

describe.each([
  ['ui', zh, en],
  ['app', appZh, appEn],
])('the texts of %s', (_, chinese, english) => {
  it('are the same in both languages', () => {
    expect([...new Set(paths(english))].sort()).toEqual([...new Set(paths(chinese))].sort());
  });

  it('interpolate the same values', () => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    const read = (tree: object, path: string) =>
      path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], tree);
    for (const path of paths(chinese)) {
      const [a, b] = [read(chinese, path), read(english, path)];
      if (typeof a === 'string' && typeof b === 'string') expect([path, ...places(b)]).toEqual([path, ...places(a)]);
    }
  });

  it('are not empty and do not shout', () => {
    // A bound stands before or after its number, by language: the other side is empty on purpose.
    const all = JSON.stringify([chinese, english], (key, value) => (key === 'bounds' ? undefined : value));
    expect(all).not.toMatch(/""|!|！|请注意|[Pp]lease|successfully/);
  });
});

describe('the list of keys', () => {
  it('has a text for each key', () => {
    for (const { action } of shortcuts) expect(zh.keys).toHaveProperty(action);
  });
});
