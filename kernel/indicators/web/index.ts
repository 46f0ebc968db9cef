import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** The zone's figures with their definitions, the reports behind them, and what real zones have published. */
export const indicatorsWeb: WebModule = {
  name: 'indicators',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    { path: '/indicators', labelKey: 'web.metrics.title', icon: 'bars', group: 'data', permission: 'indicators:read' },
    {
      path: '/published',
      labelKey: 'published.title',
      icon: 'globe',
      group: 'data',
      under: '/indicators',
      permission: 'indicators:published',
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/indicators',
      component: lazyRouteComponent(() => import('./pages/metrics-page.tsx'), 'MetricsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/indicators/reports',
      component: lazyRouteComponent(() => import('./pages/reports-page.tsx'), 'ReportsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/indicators/$metric',
      component: lazyRouteComponent(() => import('./pages/metric-page.tsx'), 'MetricPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/published',
      component: lazyRouteComponent(() => import('./pages/published-page.tsx'), 'PublishedPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/published/compare',
      component: lazyRouteComponent(() => import('./pages/compare-page.tsx'), 'ComparePage'),
    }),
  ],
};
