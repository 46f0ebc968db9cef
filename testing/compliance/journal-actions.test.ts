import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locale {
  actions?: Record<string, Record<string, string>>;
  endpoints?: Record<string, string>;
}

const read = (path: string): Locale => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
const sources = globSync('{platform,kernel,modules,app}/**/*.ts').filter((path) => !/\.(test|fixture)\.ts$/.test(path));
const literal = /(?:action: |actingAsSystem\([^;]*?|recordSystemAct\([^;]*?)'([a-z]\w*\.[a-z]\w*)'/g;
const actions = new Set(
  sources.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(literal)].map(([, action = '']) => action)),
);

describe.each(['zh-CN', 'en'])('entries of the journal in %s', (locale) => {
  const named = read(`platform/journal/locale/${locale}.json`).actions ?? {};
  const isNamed = (action: string) => {
    const [part = '', verb = ''] = action.split('.');
    const own = ['platform', 'kernel', 'modules'].map((layer) => read(`${layer}/${part}/locale/${locale}.json`));
    return verb in (named[part] ?? {}) || own.some(({ endpoints = {} }) => verb in endpoints);
  };

  it('name every act that no endpoint does', () => {
    expect(actions.size).toBeGreaterThan(20);
    expect(isNamed('visits.noSuchAct')).toBe(false);
    expect([...actions].filter((action) => !isNamed(action))).toEqual([]);
  });
});
