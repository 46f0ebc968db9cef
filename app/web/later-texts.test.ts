import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { coreTexts } from '#ui/core-texts.ts';
import { awaitTexts, labelTexts, textsNamedBy } from '../server/web-texts.ts';
import { modules } from './modules.ts';
import { appTexts } from './texts.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('the texts that something waits for', () => {
  it('are those that it, and all that it imports before it runs, ask for', () => {
    // The page of one part takes the form of another.
    const names = textsNamedBy(at('modules/atlas/web/pages/adopt-firm-page.tsx'));
    expect(names).toEqual(expect.arrayContaining(['atlas', 'parties', 'ui']));
    expect(names).not.toContain('geo');
  });

  it('are its own part’s also where it asks for none', () => {
    expect(textsNamedBy(at('kernel/parties/web/parts/propose-parties.ts'))).toContain('parties');
  });

  it('of the frame itself are there before the first page', () => {
    const early = [...coreTexts, appTexts].map(({ name }) => name);
    expect(early).toEqual(expect.arrayContaining([...textsNamedBy(at('app/web/main.tsx'))]));
    // The others are large, and most people never open most of them.
    expect(early.sort()).toEqual(['app', 'auth', 'ui']);
  });

  it('are named in the call, but where labels of the frame or the texts of all parts are at hand', () => {
    const named = globSync(['ui/**/*.{ts,tsx}', '{kernel,modules}/*/web/**/*.{ts,tsx}', 'app/web/**/*.{ts,tsx}'], {
      cwd: at(''),
    })
      .filter((file) => !file.endsWith('.test.ts') && file !== 'ui/i18n/i18n.ts')
      .filter((file) => /\b(?:useText|hasText)\((?!')/.test(readFileSync(at(file), 'utf8')));
    expect(named.sort()).toEqual([
      'app/web/federation/problem.tsx',
      'app/web/files/files-page.tsx',
      'kernel/parties/web/pages/firm-file-page.tsx',
      'modules/cockpit/web/pages/screen-page.tsx',
      'modules/cockpit/web/parts/arrange-bands.tsx',
      'modules/cockpit/web/parts/screen-top.tsx',
      'ui/panels/firm-panels.tsx',
      'ui/shell/nav.tsx',
      'ui/shell/proposal-list.tsx',
      'ui/shell/search-field.tsx',
    ]);
  });

  it('are awaited at each import of a page or part, and at no other', () => {
    const index = at('kernel/geo/web/index.ts');
    const code = `import { x } from './x.ts';\nconst a = () => import('./pages/map-page.tsx');\nconst b = () => import('../locale/en.json');\nconst c = async () => (await import(\n  '#kernel/parties/web/parts/propose-parties.ts'\n)).d;`;
    const awaited = awaitTexts(code, index) ?? '';
    expect(awaited).toMatch(/^import \{ withTexts \} from '#ui\/i18n\/i18n.ts';\n/);
    expect(awaited).toMatch(/a = \(\) => withTexts\(import\('\.\/pages\/map-page\.tsx'\), \[.*"geo".*\]\);/);
    expect(awaited).toContain("b = () => import('../locale/en.json');");
    expect(awaited).toMatch(/\(await withTexts\(import\(\n.*\n\), \[.*"parties".*\]\)\)\.d/);
    expect(awaitTexts("const b = () => import('../locale/en.json');", index)).toBeUndefined();
  });
});

describe.each(['zh-CN', 'en'] as const)('what the first load has of the parts in %s', (locale) => {
  const labels = labelTexts(locale);
  const read = (name: string, key: string) =>
    key.split('.').reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], labels[name]);

  it('is the text of each line, search, panel and tab of the screen that stands outside of the part', async () => {
    for (const { name, locale: files, nav, search, firmPanels = [], ownFirmPanels = [], screenTiles = [] } of modules) {
      const whole = (await files[locale]()).default;
      const keys = [
        ...[...nav, ...(search === undefined ? [] : [search])].map(({ labelKey }) => labelKey),
        ...[...firmPanels, ...ownFirmPanels].map(({ titleKey }) => titleKey),
        // The screen has the texts of its own part.
        ...(name === 'cockpit' ? [] : screenTiles.map(({ titleKey }) => titleKey)),
      ];
      for (const key of keys) {
        const text = key.split('.').reduce<unknown>((node, step) => (node as Record<string, unknown>)?.[step], whole);
        expect([name, key, read(name, key)]).toEqual([name, key, text]);
      }
    }
  });

  it('is little, and names every part', () => {
    expect(Object.keys(labels).sort()).toEqual(modules.map(({ name }) => name).sort());
    expect(JSON.stringify(labels).length).toBeLessThan(12_000);
  });
});
