import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

/** Closed loops: a case is its append-only actions, its state a pure fold of them. */
export const casesWeb: WebModule = {
  name: 'cases',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    {
      ...{ path: '/todo', labelKey: 'todo.nav', icon: 'todo', group: 'work', permission: 'cases:work' },
      badge: () => import('./parts/todo-count.tsx'),
    },
    { path: '/my-todo', labelKey: 'todo.myNav', icon: 'todo', group: 'work', permission: 'parties:ownFirm.act' },
    {
      ...{
        path: '/supervisions',
        labelKey: 'supervisions.nav',
        icon: 'stamp',
        group: 'work',
        permission: 'cases:work',
      },
      under: '/todo',
    },
  ],
  ownFirmPanels: [
    {
      ...{ id: 'tasks', titleKey: 'todo.myNav', permission: 'parties:ownFirm.act', order: 5 },
      load: () => import('./parts/own-firm-tasks.tsx'),
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/todo',
      component: lazyRouteComponent(() => import('./pages/todo-page.tsx'), 'TodoPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/my-todo',
      component: lazyRouteComponent(() => import('./pages/my-todo-page.tsx'), 'MyTodoPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/absences',
      component: lazyRouteComponent(() => import('./pages/absences-page.tsx'), 'AbsencesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/supervisions',
      component: lazyRouteComponent(() => import('./pages/supervisions-page.tsx'), 'SupervisionsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/cases/$caseId',
      component: lazyRouteComponent(() => import('./pages/case-by-id-page.tsx'), 'CaseByIdPage'),
    }),
  ],
};
