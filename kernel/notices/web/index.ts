import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

/** One's own notices, the register of all with what came of each, templates, and where channels lead. */
export const noticesWeb: WebModule = {
  name: 'notices',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    {
      ...{ path: '/notices', labelKey: 'web.inbox.title', icon: 'mail', group: 'work', permission: 'notices:inbox' },
      badge: () => import('./parts/unread-badge.tsx'),
    },
    {
      path: '/notice-register',
      labelKey: 'web.register.title',
      icon: 'send',
      group: 'admin',
      permission: 'notices:read',
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/notices',
      component: lazyRouteComponent(() => import('./pages/inbox-page.tsx'), 'InboxPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/notice-register',
      component: lazyRouteComponent(() => import('./pages/register-page.tsx'), 'NoticesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/notice-register/templates',
      component: lazyRouteComponent(() => import('./pages/templates-page.tsx'), 'TemplatesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/notice-register/settings',
      component: lazyRouteComponent(() => import('./pages/settings-page.tsx'), 'SettingsPage'),
    }),
  ],
};
