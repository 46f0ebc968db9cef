import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { LocaleTree } from '#platform/i18n/contract/locale.ts';
import { composeForReading } from './compose.ts';
import { modules } from './modules.ts';

const { parts } = composeForReading();
const declared = parts.flatMap((part) => (part.noticeTemplates ?? []).map((template) => ({ part, template })));

/** The text of a path in a locale file, or undefined. */
function textAt(tree: LocaleTree, path: readonly string[]): string | undefined {
  const found = path.reduce<LocaleTree | string | undefined>(
    (node, key) => (typeof node === 'object' ? node[key] : undefined),
    tree,
  );
  return typeof found === 'string' ? found : undefined;
}

/** What is wrong with a template: texts that are missing, and parameters that nobody declared. */
function faultsOf({ part, template }: (typeof declared)[number]): string[] {
  const faults: string[] = [];
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const form of ['title', 'body', 'sms']) {
      const text = textAt(part.locale[locale], ['notices', template.name, form]);
      const where = `${part.name}.${template.name} ${form} in ${locale}`;
      if (text === undefined || text === '') faults.push(`${where} is missing`);
      for (const [, name = ''] of (text ?? '').matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)) {
        if (!template.params.includes(name)) faults.push(`${where} uses ${name}, which is not declared`);
      }
    }
  }
  return faults;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every template that the source of an engine, a module or a journey names in full. */
function named(): string[] {
  const folders = ['kernel', 'modules', 'journeys'].filter((folder) => existsSync(join(root, folder)));
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/\.(test|fixture|journey)\.ts$/.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  );
  const found = files.flatMap((text) => [...text.matchAll(/\btemplate: '([a-z][A-Za-z0-9]*\.[A-Za-z0-9]+)'/g)]);
  return [...new Set(found.map(([, id = '']) => id))];
}

describe('templates of notices', () => {
  it('that are told are declared', () => {
    const ids = declared.map(({ part, template }) => `${part.name}.${template.name}`);
    expect(named()).toContain('notices.settingsChanged');
    expect(named().filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('have all their texts in both languages, of declared parameters alone', () => {
    expect(declared.flatMap(faultsOf)).toEqual([]);
  });

  it('are named once in their part, and every text of a notice belongs to one', () => {
    const names = declared.map(({ part, template }) => `${part.name}.${template.name}`);
    expect(names).toEqual([...new Set(names)]);
    const written = modules.flatMap((part) => {
      const texts = part.locale['zh-CN'].notices;
      return typeof texts === 'object' ? Object.keys(texts).map((name) => `${part.name}.${name}`) : [];
    });
    expect(written.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('with a missing text or an undeclared parameter would be found', () => {
    const text = { title: '{{number}}', body: '{{name}}', sms: '' };
    const tree = { notices: { asked: text } };
    const [known] = parts;
    if (known === undefined) throw new Error('nothing is composed');
    const part = { ...known, name: 'asking', locale: { 'zh-CN': tree, en: tree } };
    expect(faultsOf({ part, template: { name: 'asked', params: ['number'] } })).toEqual([
      'asking.asked body in zh-CN uses name, which is not declared',
      'asking.asked sms in zh-CN is missing',
      'asking.asked body in en uses name, which is not declared',
      'asking.asked sms in en is missing',
    ]);
  });
});
