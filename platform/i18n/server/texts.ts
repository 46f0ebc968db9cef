import { createInstance, type i18n } from 'i18next';
import { type Locale, type LocaleTree, locales } from '#platform/i18n/contract/locale.ts';

/** A text in one language: key `namespace:path.to.key`, values for its `{{name}}` places. */
export type Text = (locale: Locale, key: string, params?: Record<string, string | number>) => string;

/** One namespace of texts in both languages. */
export interface TextSource {
  readonly name: string;
  readonly locale: { readonly 'zh-CN': LocaleTree; readonly en: LocaleTree };
}

/** Joins the locale files of all modules; a missing key is a defect and throws. */
export function openTexts(sources: readonly TextSource[]): Text {
  const instance: i18n = createInstance();
  const resources = Object.fromEntries(
    locales.map((locale) => [
      locale,
      Object.fromEntries(sources.map((source) => [source.name, source.locale[locale]])),
    ]),
  );
  void instance.init({
    resources,
    lng: 'zh-CN',
    fallbackLng: false,
    ns: sources.map((source) => source.name),
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  const fixed = Object.fromEntries(locales.map((locale) => [locale, instance.getFixedT(locale)]));
  return (locale, key, params) => {
    const t = fixed[locale];
    if (t === undefined || !instance.exists(key, { ...params, lng: locale }))
      throw new Error(`no text ${key} in ${locale}`);
    return t(key, params ?? {});
  };
}
