import { describe, expect, it } from 'vitest';
import en from './locale/en.json' with { type: 'json' };
import zh from './locale/zh-CN.json' with { type: 'json' };

/** Every text under its path, plural endings left out: languages differ in them. */
function texts(tree: object, prefix = ''): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of Object.entries(tree)) {
    const path = `${prefix}${key.replace(/_(one|other)$/, '')}`;
    const inner = typeof value === 'string' ? new Map([[path, [value]]]) : texts(value, `${path}.`);
    for (const [each, list] of inner) found.set(each, [...(found.get(each) ?? []), ...list]);
  }
  return found;
}

const places = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))].sort();

describe('the texts of imports', () => {
  const [chinese, english] = [texts(zh), texts(en)];

  it('are the same in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('interpolate the same values in every form', () => {
    for (const [path, forms] of chinese) {
      for (const form of english.get(path) ?? [])
        expect([path, ...places(form)]).toEqual([path, ...places(forms[0] ?? '')]);
    }
  });

  it('are not empty and do not shout', () => {
    for (const form of [...chinese.values(), ...english.values()].flat()) {
      expect(form).not.toMatch(/^$|!|！|请注意|[Pp]lease|successfully/);
    }
  });
});
