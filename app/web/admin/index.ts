import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** Pages with which the administrators of a zone keep its accounts. */
export const accountsWeb: WebModule = {
  name: 'accounts',
  locale: {
    'zh-CN': () => import('./locale/zh-CN.json'),
    en: () => import('./locale/en.json'),
  },
  nav: [{ path: '/accounts', labelKey: 'nav', icon: 'user', group: 'admin', permission: 'auth:account.read' }],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts',
      component: lazyRouteComponent(() => import('./pages/accounts-page.tsx'), 'AccountsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/accounts/new',
      component: lazyRouteComponent(() => import('./pages/new-account-page.tsx'), 'NewAccountPage'),
    }),
  ],
};
