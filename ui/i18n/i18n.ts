import i18next, { type i18n } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Locale, nearestLocale } from '#platform/i18n/contract/locale.ts';
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

const sources: TextSource[] = [];

/** Starts the texts: loads the current language of every source before the first page is drawn. */
export async function startTexts(all: readonly TextSource[]): Promise<i18n> {
  sources.push(...all);
  const locale = currentLocale();
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    ns: sources.map((source) => source.name),
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await loadTexts(locale);
  rememberLocale(locale);
  return i18next;
}

async function loadTexts(locale: Locale): Promise<void> {
  await Promise.all(
    sources.map(async (source) => {
      if (i18next.hasResourceBundle(locale, source.name)) return;
      const file = await source.locale[locale]();
      i18next.addResourceBundle(locale, source.name, file.default);
    }),
  );
}

/** Loads the other language's texts, then switches every text on the page and keeps the choice. */
export async function switchLocale(locale: Locale): Promise<void> {
  await loadTexts(locale);
  rememberLocale(locale);
  await i18next.changeLanguage(locale);
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
