import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** Sheets on their way into the registers, and what was entered from them. */
export const importsWeb: WebModule = {
  name: 'imports',
  locale: {
    'zh-CN': () => import('./locale/zh-CN.json'),
    en: () => import('./locale/en.json'),
  },
  nav: [{ path: '/imports', labelKey: 'nav', icon: 'import', group: 'admin', permission: 'sheets:import.run' }],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/imports',
      component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/imports/new',
      component: lazyRouteComponent(() => import('./new-import-page.tsx'), 'NewImportPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/imports/$draftId',
      component: lazyRouteComponent(() => import('./draft-page.tsx'), 'DraftPage'),
    }),
  ],
};
