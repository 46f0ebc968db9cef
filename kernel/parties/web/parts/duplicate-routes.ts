import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** Pages on which pairs are judged and parties merged. */
export const duplicateRoutes: WebModule['routes'] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/duplicates',
    component: lazyRouteComponent(() => import('../pages/duplicates-page.tsx'), 'DuplicatesPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/duplicates/merge',
    component: lazyRouteComponent(() => import('../pages/merge-page.tsx'), 'MergePage'),
  }),
];
