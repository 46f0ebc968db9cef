import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** Pages of the zone's lists. */
export const rosterRoutes: WebModule['routes'] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/rosters',
    component: lazyRouteComponent(() => import('../pages/rosters-page.tsx'), 'RostersPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/rosters/changes',
    component: lazyRouteComponent(() => import('../pages/roster-changes-page.tsx'), 'RosterChangesPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/rosters/code/$code',
    component: lazyRouteComponent(() => import('../pages/roster-by-code-page.tsx'), 'RosterByCodePage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/rosters/$rosterId',
    component: lazyRouteComponent(() => import('../pages/roster-page.tsx'), 'RosterPage'),
  }),
];
