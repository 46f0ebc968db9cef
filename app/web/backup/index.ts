import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';

/** How backups stand, for system and audit administrators. */
export const backupWeb: WebModule = {
  name: 'backup',
  locale: {
    'zh-CN': () => import('#platform/backup/locale/zh-CN.json'),
    en: () => import('#platform/backup/locale/en.json'),
  },
  nav: [{ path: '/backups', labelKey: 'nav.backups', icon: 'copy', group: 'admin', permission: 'backup:run.read' }],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/backups',
      component: lazyRouteComponent(() => import('./backups-page.tsx'), 'BackupsPage'),
    }),
  ],
};
