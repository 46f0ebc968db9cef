import type { WebModule } from '#ui/module.ts';

/** Meetings, lectures and matching events, and the decisions that become assignments. */
export const gatheringsWeb: WebModule = {
  name: 'gatherings',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [],
  routes: () => [],
};
