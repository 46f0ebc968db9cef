import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

const bars = () => import('#ui/screen/bars-tile.tsx');
const dumbbells = () => import('#ui/screen/dumbbell-tile.tsx');
const figure = () => import('#ui/screen/figure-tile.tsx');
const trend = () => import('#ui/screen/trend-tile.tsx');
const lights = () => import('./issues/lights-tile.tsx');
const shown = { permission: 'visits:issues.read', group: 'service' } as const;

/** Pages of issues and their closed loop. */
export const issuesPages: Pick<WebModule, 'nav' | 'routes'> &
  Required<Pick<WebModule, 'firmPanels' | 'ownFirmPanels' | 'screenTiles'>> = {
  nav: [
    { path: '/issues', labelKey: 'issues.nav', icon: 'table', group: 'work', permission: 'visits:issues.read' },
    { path: '/my-issues', labelKey: 'issues.mine', icon: 'table', group: 'work', permission: 'visits:ownIssues.read' },
  ],
  firmPanels: [
    {
      ...{ id: 'issues', titleKey: 'issues.nav', permission: 'visits:issues.read', order: 105 },
      load: () => import('./issues/firm-issues.tsx'),
    },
  ],
  ownFirmPanels: [
    {
      ...{ id: 'own-issues', titleKey: 'issues.mine', permission: 'visits:ownIssues.read', order: 105 },
      load: () => import('./issues/own-firm-issues.tsx'),
    },
  ],
  screenTiles: [
    {
      ...{ ...shown, id: 'openByLight', titleKey: 'issues.tiles.openByLight', band: 'right', order: 12 },
      ...{ metrics: ['visits.openByLight'], load: lights },
    },
    {
      ...{ group: 'service', permission: 'visits:visits.read', id: 'visits', titleKey: 'issues.tiles.visits' },
      ...{ band: 'headline', order: 65, metrics: ['visits.visits', 'visits.firmsVisited'], load: figure },
    },
    {
      ...{ group: 'service', permission: 'visits:visits.read', id: 'visitsTrend', titleKey: 'issues.tiles.visits' },
      ...{ band: 'trend', order: 65, metrics: ['visits.visits'], load: trend },
    },
    {
      ...{ ...shown, id: 'issues', titleKey: 'issues.tiles.issues', band: 'left', order: 25 },
      ...{ metrics: ['visits.issues'], load: bars },
    },
    {
      ...{ ...shown, id: 'bothRates', titleKey: 'issues.tiles.bothRates', band: 'right', order: 15 },
      ...{ metrics: ['visits.staffClosedRate', 'visits.firmConfirmedRate'], load: dumbbells },
    },
    {
      ...{ ...shown, id: 'openIssues', titleKey: 'issues.tiles.openIssues', band: 'left', order: 60 },
      ...{ metrics: ['visits.openIssues'], load: bars },
    },
    {
      ...{ ...shown, id: 'nonResponse', titleKey: 'issues.tiles.nonResponse', band: 'headline', order: 70 },
      ...{ metrics: ['visits.nonResponseRate'], load: figure },
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/issues',
      component: lazyRouteComponent(() => import('../pages/issues/issues-page.tsx'), 'IssuesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/issues/new',
      component: lazyRouteComponent(() => import('../pages/issues/enter-issue-page.tsx'), 'EnterIssuePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/issues/limits',
      component: lazyRouteComponent(() => import('../pages/issues/limits-page.tsx'), 'LimitsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/issues/$caseId',
      component: lazyRouteComponent(() => import('../pages/issues/issue-page.tsx'), 'IssuePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/my-issues',
      component: lazyRouteComponent(() => import('../pages/issues/my-issues-page.tsx'), 'MyIssuesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/my-issues/$caseId',
      component: lazyRouteComponent(() => import('../pages/issues/my-issue-page.tsx'), 'MyIssuePage'),
    }),
  ],
};
