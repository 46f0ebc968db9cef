import type { TextSource } from '#ui/i18n/i18n.ts';

/** Texts of the pages that belong to no module: sign-in, settings, not found. */
export const appTexts: TextSource = {
  name: 'app',
  locale: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
};
