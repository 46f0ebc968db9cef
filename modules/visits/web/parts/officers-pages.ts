import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { FirmPanelEntry, WebModule } from '#ui/module.ts';

/** Pages of service officers, the charter and what firms file themselves. */
export const officersPages: Pick<WebModule, 'nav' | 'routes' | 'firmPanels' | 'ownFirmPanels'> = {
  nav: [
    { path: '/my-needs', labelKey: 'nav.myNeeds', icon: 'mail', group: 'work', permission: 'visits:ownNeeds.read' },
    { path: '/needs', labelKey: 'nav.needs', icon: 'import', group: 'work', permission: 'visits:intake.read' },
    { path: '/officers', labelKey: 'nav.officers', icon: 'user', group: 'work', permission: 'visits:officers.read' },
    {
      ...{ path: '/service-charter', labelKey: 'nav.charter', icon: 'stamp' },
      ...{ group: 'work', under: '/officers', permission: 'visits:charter.rows' },
    },
  ],
  firmPanels: [
    {
      ...{ id: 'officers', titleKey: 'officers.panel', permission: 'visits:officers.read', order: 110 },
      load: () => import('./officers/firm-officers.tsx'),
    },
  ] satisfies FirmPanelEntry[],
  ownFirmPanels: [
    {
      ...{ id: 'officers', titleKey: 'officers.ownTitle', permission: 'visits:ownOfficers.read', order: 110 },
      load: () => import('./officers/own-officers.tsx'),
    },
  ] satisfies FirmPanelEntry[],
  routes: (parent) => [...officerRoutes(parent), ...charterRoutes(parent), ...intakeRoutes(parent)],
};

const officerRoutes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/officers',
    component: lazyRouteComponent(() => import('../pages/officers/officers-page.tsx'), 'OfficersPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/officers/assign',
    component: lazyRouteComponent(() => import('../pages/officers/assign-page.tsx'), 'AssignPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/officers/hand-over',
    component: lazyRouteComponent(() => import('../pages/officers/hand-over-page.tsx'), 'HandOverPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/officers/staff',
    component: lazyRouteComponent(() => import('../pages/officers/officer-staff-page.tsx'), 'OfficerStaffPage'),
  }),
];

const charterRoutes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/service-charter',
    component: lazyRouteComponent(() => import('../pages/charter/charter-page.tsx'), 'CharterPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/service-charter/rows',
    component: lazyRouteComponent(() => import('../pages/charter/promise-rows-page.tsx'), 'PromiseRowsPage'),
  }),
];

const intakeRoutes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/needs',
    component: lazyRouteComponent(() => import('../pages/intake/needs-page.tsx'), 'NeedsPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/record-need',
    component: lazyRouteComponent(() => import('../pages/intake/record-need-page.tsx'), 'RecordNeedPage'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/my-needs',
    component: lazyRouteComponent(() => import('../pages/intake/my-needs-page.tsx'), 'MyNeedsPage'),
  }),
];
