import type { TextSource } from './i18n/i18n.ts';

/** Texts that every page may need besides those of its module: loaded before the first. */
export const coreTexts: readonly TextSource[] = [
  {
    name: 'ui',
    locale: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  },
  {
    name: 'auth',
    locale: {
      'zh-CN': () => import('#platform/auth/locale/zh-CN.json'),
      en: () => import('#platform/auth/locale/en.json'),
    },
  },
];

/** Texts of figures, of which pages show some; they come with the first such page. */
export const figureTexts: TextSource = {
  name: 'indicators',
  locale: {
    'zh-CN': () => import('#kernel/indicators/locale/zh-CN.json'),
    en: () => import('#kernel/indicators/locale/en.json'),
  },
};
