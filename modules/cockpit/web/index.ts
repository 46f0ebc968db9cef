import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';
import { screenTiles } from './parts/screen-tiles.ts';

/** The screen of a zone, its arrangement, and the register of red lights. */
export const cockpitWeb: WebModule = {
  name: 'cockpit',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    { path: '/screen', labelKey: 'web.screen.title', icon: 'screen', group: 'data', permission: 'cockpit:read' },
    { path: '/alarms', labelKey: 'alarms.title', icon: 'pulse', group: 'data', permission: 'cockpit:read' },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/screen/arrange',
      component: lazyRouteComponent(() => import('./pages/arrange-page.tsx'), 'ArrangePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/alarms',
      component: lazyRouteComponent(() => import('./pages/alarms-page.tsx'), 'AlarmsPage'),
    }),
  ],
  barePages: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/screen',
      component: lazyRouteComponent(() => import('./pages/screen-page.tsx'), 'ScreenPage'),
    }),
  ],
  screenTiles,
};
