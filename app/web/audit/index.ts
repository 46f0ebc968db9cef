import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** The journal and its seal in the browser, for audit administrators. */
export const auditWeb: WebModule = {
  name: 'journal',
  locale: {
    'zh-CN': () => import('#platform/journal/locale/zh-CN.json'),
    en: () => import('#platform/journal/locale/en.json'),
  },
  nav: [
    { path: '/journal', labelKey: 'nav.journal', icon: 'document', group: 'admin', permission: 'journal:entry.read' },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/journal',
      component: lazyRouteComponent(() => import('./pages/journal-page.tsx'), 'JournalPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/journal/heads',
      component: lazyRouteComponent(() => import('./pages/heads-page.tsx'), 'HeadsPage'),
    }),
  ],
};
