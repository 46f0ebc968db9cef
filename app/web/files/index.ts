import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadEveryText } from '#ui/i18n/i18n.ts';
import type { WebModule } from '#ui/index.ts';

/** Space, counts and quarantine of the zone's files in the browser, for system administrators. */
export const filesWeb: WebModule = {
  name: 'files',
  locale: {
    'zh-CN': () => import('#platform/files/locale/zh-CN.json'),
    en: () => import('#platform/files/locale/en.json'),
  },
  nav: [{ path: '/files', labelKey: 'nav.files', icon: 'box', group: 'admin', permission: 'files:oversee' }],
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/files',
      // What files are sent for is named by the parts that own them.
      loader: loadEveryText,
      component: lazyRouteComponent(() => import('./files-page.tsx'), 'FilesPage'),
    }),
  ],
};
