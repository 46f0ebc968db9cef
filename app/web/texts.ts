import type { TextSource, Texts } from '#ui/i18n/i18n.ts';

/** Texts of the pages that belong to no module: sign-in, settings, not found. */
export const appTexts: TextSource = {
  name: 'app',
  locale: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
};

/** What the frame shows of the parts whose texts come later; filled in when the pages are built (vite.config.ts). */
export const labels: Texts['labels'] = {
  'zh-CN': () => import('./labels/zh-CN.ts'),
  en: () => import('./labels/en.ts'),
};
