import type { WebModule } from '#ui/module.ts';

/** Closed loops: a case is its append-only actions, its state a pure fold of them. */
export const casesWeb: WebModule = {
  name: 'cases',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [],
  routes: () => [],
};
