import type { Tree, TreeCheck, Violation } from '#tools/boundaries/violation.ts';

type Texts = Map<string, string>;
type LocaleJson = { [key: string]: string | LocaleJson };

/** Both languages say the same: same keys, same values to fill in, in the tone of the platform. */
export const locales: TreeCheck = {
  rules: ['locale-same-keys', 'locale-same-values', 'locale-tone', 'locale-own-language'],
  run: (tree) =>
    tree.files.filter((file) => /(^|\/)locale\/(zh-CN|en)\.json$/.test(file)).flatMap((file) => checkFile(tree, file)),
};

const chinese = /\p{Script=Han}/u;
/** What stands before or after a value may be nothing in one of the languages. */
const affix = /\.(before|after)\./;
/** A language is offered under its own name in every language. */
const ownNames = new Set(['中文', '简体中文']);
/** What the texts of the platform avoid, by language. */
const tone = {
  'zh-CN': /请注意|！|成功地/,
  en: /\bplease\b|\bsuccessfully\b|!(?!=)/i,
} as const;

function checkFile(tree: Tree, file: string): Violation[] {
  const language = file.endsWith('zh-CN.json') ? 'zh-CN' : 'en';
  const other = file.replace(/(zh-CN|en)\.json$/, language === 'en' ? 'zh-CN.json' : 'en.json');
  if (!tree.files.includes(other)) return [{ rule: 'locale-same-keys', file, message: `has no ${other} beside it.` }];
  const texts = flatten(JSON.parse(tree.read(file)) as LocaleJson);
  const others = flatten(JSON.parse(tree.read(other)) as LocaleJson);
  return [
    ...compareKeys(file, texts, others),
    ...compareValues(file, texts, others),
    ...checkTone(file, texts, language),
  ];
}

/** Texts by path; plural forms count as one text, for Chinese has one form and English two. */
function flatten(tree: LocaleJson, path = ''): Texts {
  const texts: Texts = new Map();
  for (const [key, value] of Object.entries(tree)) {
    const name = `${path}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`;
    if (typeof value === 'string') texts.set(name, [texts.get(name), value].filter(Boolean).join(' '));
    else for (const [inner, text] of flatten(value, `${name}.`)) texts.set(inner, text);
  }
  return texts;
}

function compareKeys(file: string, texts: Texts, others: Texts): Violation[] {
  return [...others.keys()]
    .filter((key) => !texts.has(key))
    .map((key) => ({ rule: 'locale-same-keys', file, message: `lacks ${key}.` }));
}

function compareValues(file: string, texts: Texts, others: Texts): Violation[] {
  // Said once for both files, by the English one.
  if (!file.endsWith('en.json')) return [];
  return [...texts].flatMap(([key, text]): Violation[] => {
    const other = others.get(key);
    const [mine, theirs] = [interpolated(text), interpolated(other ?? '')];
    if (other === undefined || mine === theirs) return [];
    return [{ rule: 'locale-same-values', file, message: `${key} fills in {${mine}}, in Chinese {${theirs}}.` }];
  });
}

function interpolated(text: string): string {
  const names = [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort().join(', ');
}

function checkTone(file: string, texts: Texts, language: 'zh-CN' | 'en'): Violation[] {
  return [...texts].flatMap(([key, text]): Violation[] => {
    const bare = text.replace(/\{\{[^}]*\}\}/g, '');
    const word = tone[language].exec(bare)?.[0];
    const found: Violation[] = [];
    if (word !== undefined) found.push({ rule: 'locale-tone', file, message: `${key} says “${word}”.` });
    if (text.trim() === '' && !affix.test(key))
      found.push({ rule: 'locale-same-keys', file, message: `${key} is empty.` });
    if (language === 'en' && chinese.test(bare) && !ownNames.has(text)) {
      found.push({ rule: 'locale-own-language', file, message: `${key} holds Chinese in the English file.` });
    }
    return found;
  });
}
