import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** The working-day calendar in the browser: one page, open to everyone. */
export const calendarWeb: WebModule = {
  name: 'calendar',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [{ path: '/calendar', labelKey: 'title', icon: 'table', group: 'admin', permission: 'calendar:read' }],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/calendar',
      component: lazyRouteComponent(() => import('./pages/calendar-page.tsx'), 'CalendarPage'),
    }),
  ],
};
