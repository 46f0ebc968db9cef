import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** Systems through which people sign in, kept by the security administrator. */
export const federationWeb: WebModule = {
  name: 'federation',
  locale: {
    'zh-CN': () => import('#platform/federation/locale/zh-CN.json'),
    en: () => import('#platform/federation/locale/en.json'),
  },
  nav: [{ path: '/providers', labelKey: 'nav', icon: 'user', group: 'admin', permission: 'federation:provider.keep' }],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/providers',
      component: lazyRouteComponent(() => import('./providers-page.tsx'), 'ProvidersPage'),
    }),
  ],
};
