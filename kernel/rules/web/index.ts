import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

/** Rules that a lawyer can read: the register and its editor, trying, parameters, runs over all firms. */
export const rulesWeb: WebModule = {
  name: 'rules',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    { path: '/rules', labelKey: 'nav.rules', icon: 'sliders', group: 'data', permission: 'rules:read' },
    {
      ...{ path: '/rule-parameters', labelKey: 'nav.parameters', icon: 'table', group: 'data', under: '/rules' },
      permission: 'rules:read',
    },
    {
      ...{ path: '/rule-runs', labelKey: 'nav.runs', icon: 'bars', group: 'data', under: '/rules' },
      permission: 'rules:read',
    },
    {
      ...{ path: '/rule-evaluations', labelKey: 'nav.evaluations', icon: 'done', group: 'data', under: '/rules' },
      permission: 'rules:read',
    },
    {
      ...{ path: '/rule-statuses', labelKey: 'nav.statuses', icon: 'stamp', group: 'data', under: '/rules' },
      permission: 'rules:read',
    },
  ],
  search: { path: '/rules', param: 'q', labelKey: 'nav.rules', permission: 'rules:read' },
  firmPanels: [
    {
      ...{ id: 'statuses', titleKey: 'panels.statuses', permission: 'rules:read', order: 150 },
      load: () => import('./parts/answers/firm-statuses.tsx'),
    },
  ],
  ownFirmPanels: [
    {
      ...{ id: 'own-statuses', titleKey: 'panels.ownStatuses', permission: 'rules:ownStatuses.read', order: 90 },
      load: () => import('./parts/answers/own-firm-statuses.tsx'),
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/rules',
      component: lazyRouteComponent(() => import('./pages/rules-page.tsx'), 'RulesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rules/new',
      component: lazyRouteComponent(() => import('./pages/new-rule-page.tsx'), 'NewRulePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rules/$ruleId',
      component: lazyRouteComponent(() => import('./pages/rule-page.tsx'), 'RulePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rules/$ruleId/try',
      component: lazyRouteComponent(() => import('./pages/try-rule-page.tsx'), 'TryRulePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-evaluations',
      component: lazyRouteComponent(() => import('./pages/evaluations-page.tsx'), 'EvaluationsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-evaluations/$evaluationId',
      component: lazyRouteComponent(() => import('./pages/evaluation-page.tsx'), 'EvaluationPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-statuses',
      component: lazyRouteComponent(() => import('./pages/statuses-page.tsx'), 'StatusesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-parameters',
      component: lazyRouteComponent(() => import('./pages/parameters-page.tsx'), 'ParametersPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-parameters/new',
      component: lazyRouteComponent(() => import('./pages/new-parameter-page.tsx'), 'NewParameterPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-parameters/$parameterId',
      component: lazyRouteComponent(() => import('./pages/parameter-page.tsx'), 'ParameterPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-runs',
      component: lazyRouteComponent(() => import('./pages/runs-page.tsx'), 'RunsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-runs/new',
      component: lazyRouteComponent(() => import('./pages/new-run-page.tsx'), 'NewRunPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-runs/$runId',
      component: lazyRouteComponent(() => import('./pages/run-page.tsx'), 'RunPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/rule-runs/$runId/parties/$partyId',
      component: lazyRouteComponent(() => import('./pages/run-party-page.tsx'), 'RunPartyPage'),
    }),
  ],
};
