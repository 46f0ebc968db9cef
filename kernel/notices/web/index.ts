import type { WebModule } from '#ui/module.ts';

/** One front door to tell a party something, with a record of what was delivered. */
export const noticesWeb: WebModule = {
  name: 'notices',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [],
  routes: () => [],
};
