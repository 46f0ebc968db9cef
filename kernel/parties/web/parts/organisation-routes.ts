import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** Pages of the authority's organisation. */
export const organisationRoutes: WebModule['routes'] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/organisation',
    component: lazyRouteComponent(() => import('../pages/organisation-page.tsx'), 'OrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/organisation/duties',
    component: lazyRouteComponent(() => import('../pages/organisation-duties-page.tsx'), 'OrganisationDutiesPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/organisation/changes',
    component: lazyRouteComponent(() => import('../pages/organisation-changes-page.tsx'), 'OrganisationChangesPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/organisation/reorganise',
    component: lazyRouteComponent(
      () => import('../pages/organisation-reorganise-page.tsx'),
      'OrganisationReorganisePage',
    ),
  }),
];
