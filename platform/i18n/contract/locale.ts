/** Languages of the platform; the first is the default. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The nearest language of the platform for a BCP 47 tag or an Accept-Language header. */
export function nearestLocale(tag: string | undefined): Locale {
  const first = (tag ?? '').trim().toLowerCase();
  if (first === '' || first.startsWith('zh') || first.startsWith('*')) return 'zh-CN';
  return 'en';
}

/** A locale file: nested texts. */
export interface LocaleTree {
  readonly [key: string]: string | LocaleTree;
}
