import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/module.ts';

/** Published facts of real zones in the browser: registers of zones and projects, the page of a zone, the sources. */
export const atlasWeb: WebModule = {
  name: 'atlas',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    { path: '/zones', labelKey: 'web.zones.title', icon: 'globe', group: 'data', permission: 'atlas:read' },
    {
      path: '/projects',
      labelKey: 'web.projects.title',
      icon: 'project',
      group: 'data',
      under: '/zones',
      permission: 'atlas:read',
    },
    {
      path: '/published-firms',
      labelKey: 'web.publishedFirms.title',
      icon: 'building',
      group: 'data',
      under: '/zones',
      permission: 'atlas:read',
    },
    { path: '/practices', labelKey: 'web.practices.title', icon: 'table', group: 'data', permission: 'atlas:read' },
    {
      ...{ path: '/own-entries', labelKey: 'ownEntry.title', icon: 'pin', group: 'data', under: '/zones' },
      permission: 'atlas:ownEntry.read',
    },
    {
      path: '/titles',
      labelKey: 'titles.nav',
      icon: 'document',
      group: 'data',
      under: '/zones',
      permission: 'atlas:read',
    },
    {
      path: '/sources',
      labelKey: 'web.sources.title',
      icon: 'document',
      group: 'data',
      under: '/zones',
      permission: 'atlas:read',
    },
  ],
  search: { path: '/projects', param: 'q', labelKey: 'web.search', permission: 'atlas:read' },
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/zones',
      component: lazyRouteComponent(() => import('./pages/zones-page.tsx'), 'ZonesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/zones/$zoneId',
      component: lazyRouteComponent(() => import('./pages/zone-page.tsx'), 'ZonePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/projects',
      component: lazyRouteComponent(() => import('./pages/projects-page.tsx'), 'ProjectsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/published-firms',
      component: lazyRouteComponent(() => import('./pages/published-firms-page.tsx'), 'PublishedFirmsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/published-firms/$publishedId/adopt',
      component: lazyRouteComponent(() => import('./pages/adopt-firm-page.tsx'), 'AdoptFirmPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/practices',
      component: lazyRouteComponent(() => import('./pages/practices-page.tsx'), 'PracticesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/own-entries',
      component: lazyRouteComponent(() => import('./pages/own-entries-page.tsx'), 'OwnEntriesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/own-entries/entry',
      component: lazyRouteComponent(() => import('./pages/own-entry-page.tsx'), 'OwnEntryPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/titles',
      component: lazyRouteComponent(() => import('./pages/titles-page.tsx'), 'TitlesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/titles/$titleId',
      component: lazyRouteComponent(() => import('./pages/title-page.tsx'), 'TitlePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/sources',
      component: lazyRouteComponent(() => import('./pages/sources-page.tsx'), 'SourcesPage'),
    }),
  ],
};
