import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** Firms and the authority's organisation in the browser. */
export const partiesWeb: WebModule = {
  name: 'parties',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    { path: '/firms', labelKey: 'nav.firms', icon: 'building', group: 'work', permission: 'parties:firm.read' },
    {
      path: '/organisation',
      labelKey: 'nav.organisation',
      icon: 'user',
      group: 'admin',
      permission: 'parties:organisation.read',
    },
  ],
  search: { path: '/firms', param: 'q', labelKey: 'search', permission: 'parties:firm.read' },
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/firms',
      component: lazyRouteComponent(() => import('./pages/firms-page.tsx'), 'FirmsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/firms/new',
      component: lazyRouteComponent(() => import('./pages/register-firm-page.tsx'), 'RegisterFirmPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/organisation',
      component: lazyRouteComponent(() => import('./pages/organisation-page.tsx'), 'OrganisationPage'),
    }),
  ],
};
