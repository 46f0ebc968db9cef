import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

const reads = { group: 'work', permission: 'visits:visits.read' } as const;

/** Pages of plans, visits and coverage. */
export const visitsPages: Pick<WebModule, 'nav' | 'routes'> &
  Required<Pick<WebModule, 'firmPanels' | 'ownFirmPanels'>> = {
  nav: [
    { path: '/visits', labelKey: 'nav.visits', icon: 'pin', ...reads },
    {
      ...{
        path: '/visits/record',
        labelKey: 'nav.recordVisit',
        icon: 'plus',
        group: 'work' as const,
        under: '/visits',
      },
      permission: 'visits:visits.record',
    },
    { path: '/visits/plans', labelKey: 'nav.visitPlans', icon: 'table', under: '/visits', ...reads },
    { path: '/visits/coverage', labelKey: 'nav.coverage', icon: 'fit', under: '/visits', ...reads },
  ],
  firmPanels: [
    {
      ...{ id: 'visits', titleKey: 'plans.panel.title', permission: 'visits:visits.read', order: 100 },
      load: () => import('./plans/firm-visits.tsx'),
    },
  ],
  ownFirmPanels: [
    {
      ...{ id: 'own-visits', titleKey: 'plans.panel.title', permission: 'visits:ownVisits.read', order: 100 },
      load: () => import('./plans/own-firm-visits.tsx'),
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/visits',
      component: lazyRouteComponent(() => import('../pages/plans/visits-page.tsx'), 'VisitsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/visits/record',
      component: lazyRouteComponent(() => import('../pages/plans/record-page.tsx'), 'RecordPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/visits/coverage',
      component: lazyRouteComponent(() => import('../pages/plans/coverage-page.tsx'), 'CoveragePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/visits/plans',
      component: lazyRouteComponent(() => import('../pages/plans/plans-page.tsx'), 'PlansPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/visits/plans/new',
      component: lazyRouteComponent(() => import('../pages/plans/make-plan-page.tsx'), 'MakePlanPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/visits/plans/$planId',
      component: lazyRouteComponent(() => import('../pages/plans/plan-page.tsx'), 'PlanPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/visits/$visitId',
      component: lazyRouteComponent(() => import('../pages/plans/visit-page.tsx'), 'VisitPage'),
    }),
  ],
};
