import { type Locale, locales, nearestLocale } from '#platform/i18n/contract/locale.ts';

const storageKey = 'yuanshu.language';

/** The language chosen on this device, else the browser's nearest. */
export function currentLocale(): Locale {
  const stored = readStored();
  return locales.find((locale) => locale === stored) ?? nearestLocale(navigator.language);
}

/** Keeps the chosen language on this device and tells readers and hyphenation of it. */
export function rememberLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    // A browser that forbids storage keeps the choice for this page only.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey) ?? null;
  } catch {
    return document.documentElement.lang;
  }
}
