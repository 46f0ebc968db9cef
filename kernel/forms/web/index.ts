import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

/** Forms: designed and published by staff, filled in by firms, residents and staff, read as a register. */
export const formsWeb: WebModule = {
  name: 'forms',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    { path: '/forms', labelKey: 'web.list.title', icon: 'document', group: 'work', permission: 'forms:read' },
    {
      path: '/my-forms',
      labelKey: 'web.mine.title',
      icon: 'stamp',
      group: 'work',
      under: '/forms',
      permission: 'forms:fill',
    },
  ],
  firmPanels: [
    {
      ...{ id: 'sent', titleKey: 'web.panel.title', permission: 'forms:read', order: 95 },
      load: () => import('./parts/submissions/firm-submissions.tsx'),
    },
  ],
  ownFirmPanels: [
    {
      ...{ id: 'own-sent', titleKey: 'web.panel.own', permission: 'forms:fill', order: 95 },
      load: () => import('./parts/submissions/own-firm-submissions.tsx'),
    },
  ],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/forms',
      component: lazyRouteComponent(() => import('./pages/forms-page.tsx'), 'FormsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/forms/new',
      component: lazyRouteComponent(() => import('./pages/new-form-page.tsx'), 'NewFormPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/forms/$formId',
      component: lazyRouteComponent(() => import('./pages/form-page.tsx'), 'FormPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/forms/$formId/submissions',
      component: lazyRouteComponent(() => import('./pages/submissions-page.tsx'), 'SubmissionsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/forms/$formId/fill',
      component: lazyRouteComponent(() => import('./pages/fill-page.tsx'), 'FillPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/my-forms',
      component: lazyRouteComponent(() => import('./pages/my-forms-page.tsx'), 'MyFormsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/form-submissions/$submissionId',
      component: lazyRouteComponent(() => import('./pages/submission-page.tsx'), 'SubmissionPage'),
    }),
  ],
};
