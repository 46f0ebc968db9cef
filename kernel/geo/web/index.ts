import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** Maps of the zone in the browser. */
export const geoWeb: WebModule = {
  name: 'geo',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [{ path: '/map', labelKey: 'nav.map', icon: 'map', group: 'data', permission: 'geo:map.read' }],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/map',
      component: lazyRouteComponent(() => import('./pages/map-page.tsx'), 'MapPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/map/layers',
      component: lazyRouteComponent(() => import('./pages/map-layers-page.tsx'), 'MapLayersPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/map/import',
      component: lazyRouteComponent(() => import('./pages/map-import-page.tsx'), 'MapImportPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/map/draw',
      component: lazyRouteComponent(() => import('./pages/map-draw-page.tsx'), 'MapDrawPage'),
    }),
  ],
};
