import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

/** Meetings, lectures and matching events, and the decisions that become assignments. */
export const gatheringsWeb: WebModule = {
  name: 'gatherings',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    { path: '/gatherings', labelKey: 'list.title', icon: 'table', group: 'work', permission: 'gatherings:read' },
    {
      path: '/my-gatherings',
      labelKey: 'web.mine',
      icon: 'mail',
      group: 'work',
      under: '/gatherings',
      permission: 'gatherings:attend',
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/gatherings',
      component: lazyRouteComponent(() => import('./pages/gatherings-page.tsx'), 'GatheringsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/gatherings/new',
      component: lazyRouteComponent(() => import('./pages/plan-gathering-page.tsx'), 'PlanGatheringPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/gatherings/decisions',
      component: lazyRouteComponent(() => import('./pages/decisions-page.tsx'), 'DecisionsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/gatherings/$gatheringId',
      component: lazyRouteComponent(() => import('./pages/gathering-page.tsx'), 'GatheringPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/my-gatherings',
      component: lazyRouteComponent(() => import('./pages/my-gatherings-page.tsx'), 'MyGatheringsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/my-gatherings/$gatheringId',
      component: lazyRouteComponent(() => import('./pages/my-gathering-page.tsx'), 'MyGatheringPage'),
    }),
  ],
  barePages: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/gatherings/$gatheringId/door',
      component: lazyRouteComponent(() => import('./pages/door-page.tsx'), 'DoorPage'),
    }),
  ],
};
