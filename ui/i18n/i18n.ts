import i18next, { type i18n } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Locale, type LocaleTree, nearestLocale } from '#platform/i18n/contract/locale.ts';
import type { LocaleLoader } from '../module.ts';
import { currentLocale, rememberLocale } from './locale.ts';

/** Texts of one module in every language, loaded one language at a time. */
export interface TextSource {
  readonly name: string;
  readonly locale: Readonly<Record<Locale, LocaleLoader>>;
}

/** Values that a text interpolates; `count` also chooses the plural form. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Looks up a text of one namespace; a key that is missing is returned as it stands. */
export type Text = (key: string, params?: TextParams) => string;

/** Which texts there are, and when they come. */
export interface Texts {
  /** What every page needs: there before the first is drawn. */
  readonly core: readonly TextSource[];
  /** What comes with the first page, panel or tile that asks for it; `withTexts` waits for it. */
  readonly later: readonly TextSource[];
  /** What the frame shows of those that come later, by their names. */
  readonly labels: Readonly<Record<Locale, () => Promise<{ default: Readonly<Record<string, LocaleTree>> }>>>;
}

const sources = new Map<string, TextSource>();
let labels: Texts['labels'] | undefined;
/** Texts that pages have asked for: the ones to load in another language. */
const wanted = new Set<string>();
/** By language and name; what failed is asked for again. */
const loads = new Map<string, Promise<void>>();
/** The language shown, and while it changes also the next. */
const languages = new Set<Locale>();

/** Starts the texts: loads the current language of what every page needs before the first page is drawn. */
export async function startTexts(texts: Texts): Promise<i18n> {
  for (const source of [...texts.core, ...texts.later]) sources.set(source.name, source);
  labels = texts.labels;
  const locale = currentLocale();
  languages.add(locale);
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    ns: [...sources.keys()],
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await Promise.all([loadLabels(locale), ...texts.core.map(({ name }) => loadTexts(name))]);
  rememberLocale(locale);
  return i18next;
}

/** Loads the whole texts of a part, once; of a name that nobody has, nothing. */
export async function loadTexts(name: string): Promise<void> {
  wanted.add(name);
  await Promise.all([...languages].map((locale) => loadOnce(locale, name)));
}

/** Loads the texts of all parts: for a page that names what others own. */
export async function loadEveryText(): Promise<void> {
  await Promise.all([...sources.keys()].map(loadTexts));
}

/** What is loaded together with the texts that it asks for; the build puts it around every `import()` of a page or part. */
export async function withTexts<T>(loaded: Promise<T>, names: readonly string[]): Promise<T> {
  const [what] = await Promise.all([loaded, ...names.map(loadTexts)]);
  return what;
}

function loadOnce(locale: Locale, name: string): Promise<void> {
  const key = `${locale} ${name}`;
  const known = loads.get(key);
  if (known !== undefined) return known;
  const load = loadWhole(locale, name).catch((error: unknown) => {
    loads.delete(key);
    throw error;
  });
  loads.set(key, load);
  return load;
}

async function loadWhole(locale: Locale, name: string): Promise<void> {
  const file = await sources.get(name)?.locale[locale]();
  if (file !== undefined) i18next.addResourceBundle(locale, name, file.default, true, true);
}

async function loadLabels(locale: Locale): Promise<void> {
  const file = await labels?.[locale]();
  for (const [name, tree] of Object.entries(file?.default ?? {})) {
    i18next.addResourceBundle(locale, name, tree, true, false);
  }
}

/** Loads what was asked for in the other language, then switches every text on the page and keeps the choice. */
export async function switchLocale(locale: Locale): Promise<void> {
  const before = nearestLocale(i18next.language);
  languages.add(locale);
  try {
    await Promise.all([loadLabels(locale), ...[...wanted].map((name) => loadOnce(locale, name))]);
  } catch (error) {
    if (locale !== before) languages.delete(locale);
    throw error;
  }
  rememberLocale(locale);
  await i18next.changeLanguage(locale);
  if (locale !== before) languages.delete(before);
}

/** The current language, following switches. */
export function useLocale(): Locale {
  return nearestLocale(useTranslation().i18n.language);
}

/** Texts of one module in the current language, following switches. */
export function useText(namespace: string): Text {
  const { t } = useTranslation(namespace);
  return useCallback<Text>((key, params) => (params === undefined ? t(key) : t(key, { ...params })), [t]);
}

/** Whether a text exists in the current language: for codes that come from data. */
export function hasText(namespace: string, key: string): boolean {
  return i18next.exists(key, { ns: namespace });
}
