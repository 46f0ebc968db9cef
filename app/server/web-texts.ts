import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
const root = fileURLToPath(new URL('../../', import.meta.url));

type Tree = { [key: string]: string | Tree };

/** A part with pages, as its `web/index.ts` says: name, folder of its texts, and the keys that the frame shows of it. */
interface WebPart {
  name: string;
  localeFolder: string;
  keys: readonly string[];
}

const statically = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'([^']+\.tsx?)'/gm;
const lazily = /\bimport\(\s*'([^']+\.tsx?)'\s*\)/g;
const asked = /\b(?:useText|hasText)\('(\w+)'/g;
const labelled = /\b(?:labelKey|titleKey): '([^']+)'/g;

const firsts = (pattern: RegExp, source: string) => [...source.matchAll(pattern)].flatMap(([, first]) => first ?? []);

function resolve(specifier: string, from: string): string {
  return specifier.startsWith('#') ? join(root, specifier.slice(1)) : join(dirname(from), specifier);
}

/** The file and all that it imports before it runs. */
function reachedFrom(file: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  if (seen.has(file)) return seen;
  const source = readFileSync(file, 'utf8');
  seen.set(file, source);
  for (const specifier of firsts(statically, source)) {
    if (/^[#.]/.test(specifier)) reachedFrom(resolve(specifier, file), seen);
  }
  return seen;
}

/** Names of the texts that a file, and all that it imports before it runs, ask for; a part's own are always among them. */
export function textsNamedBy(file: string): readonly string[] {
  const names = [...reachedFrom(file).values()].flatMap((source) => firsts(asked, source));
  const owner = /^(?:kernel|modules)\/([^/]+)\/web\//.exec(relative(root, file))?.[1];
  return [...new Set([...names, ...(owner === undefined ? [] : [owner])])].sort();
}

/** A source of the browser whose `import()` waits for the texts of what it loads; undefined where it loads nothing. */
export function awaitTexts(code: string, file: string): string | undefined {
  let changed = false;
  const awaited = code.replace(lazily, (whole, specifier: string) => {
    // Those of the frame are there before any page is.
    const names = textsNamedBy(resolve(specifier, file)).filter((name) => name !== 'ui');
    if (names.length === 0) return whole;
    changed = true;
    return `withTexts(${whole}, ${JSON.stringify(names)})`;
  });
  return changed ? `import { withTexts } from '#ui/i18n/i18n.ts';\n${awaited}` : undefined;
}

/** Texts of the frame by part: labels of the navigation and the search, titles of panels and tiles, tabs of the screen. */
export function labelTexts(locale: string): Readonly<Record<string, Tree>> {
  return Object.fromEntries(
    webParts().map(({ name, localeFolder, keys }) => {
      const texts = JSON.parse(readFileSync(join(localeFolder, `${locale}.json`), 'utf8')) as Tree;
      const labels: Tree = {};
      for (const key of [...keys, 'screen.tabs']) copyText(texts, labels, key.split('.'));
      return [name, labels];
    }),
  );
}

function webParts(): readonly WebPart[] {
  const list = join(root, 'app/web/modules.ts');
  const indexes = firsts(statically, readFileSync(list, 'utf8')).filter((path) => path.endsWith('/index.ts'));
  return indexes.map((path) => {
    const index = resolve(path, list);
    const source = readFileSync(index, 'utf8');
    const [name] = firsts(/\bname: '(\w+)'/g, source);
    const [texts] = firsts(/import\('([^']+)\/zh-CN\.json'\)/g, source);
    if (name === undefined || texts === undefined) throw new Error(`${path} names no texts`);
    const own = [...reachedFrom(index)].filter(([file]) => file.startsWith(dirname(index)));
    return {
      name,
      localeFolder: resolve(texts, index),
      keys: own.flatMap(([, code]) => firsts(labelled, code)),
    };
  });
}

function copyText(from: Tree, to: Tree, [key = '', ...rest]: readonly string[]): void {
  const found = from[key];
  if (found === undefined) return;
  if (rest.length === 0 || typeof found === 'string') {
    to[key] = found;
    return;
  }
  const inner = to[key] ?? {};
  if (typeof inner === 'string') return;
  to[key] = inner;
  copyText(found, inner, rest);
}
