import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

/** Pages of plans, visits and coverage. */
export const visitsPages: Pick<WebModule, 'nav' | 'routes'> = {
  nav: [
    {
      ...{ path: '/visits/record', labelKey: 'nav.recordVisit', icon: 'plus', group: 'work' as const },
      permission: 'visits:visits.record',
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/visits/record',
      component: lazyRouteComponent(() => import('../pages/plans/record-page.tsx'), 'RecordPage'),
    }),
  ],
};
