import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** The register of prints in the browser; the verification page is rendered on the server. */
export const documentsWeb: WebModule = {
  name: 'documents',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [{ path: '/documents', labelKey: 'nav', icon: 'print', group: 'admin', permission: 'documents:print.read' }],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/documents',
      component: lazyRouteComponent(() => import('./pages/prints-page.tsx'), 'PrintsPage'),
    }),
  ],
};
