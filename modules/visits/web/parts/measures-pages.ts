import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

/** Pages of measures, common issues and statistics. */
export const measuresPages: Pick<WebModule, 'nav' | 'routes'> = {
  nav: [
    {
      path: '/common-issues',
      labelKey: 'similar.nav',
      icon: 'copy',
      group: 'work',
      under: '/measures',
      permission: 'visits:measure.read',
    },
    { path: '/measures', labelKey: 'measures.nav', icon: 'done', group: 'work', permission: 'visits:measure.read' },
    {
      path: '/visit-statistics',
      labelKey: 'statistics.nav',
      icon: 'bars',
      group: 'data',
      permission: 'visits:statistics.read',
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/measures',
      component: lazyRouteComponent(() => import('../pages/measures/measures-page.tsx'), 'MeasuresPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/common-issues',
      component: lazyRouteComponent(() => import('../pages/measures/common-issues-page.tsx'), 'CommonIssuesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/visit-statistics',
      component: lazyRouteComponent(() => import('../pages/statistics/statistics-page.tsx'), 'StatisticsPage'),
    }),
  ],
};
