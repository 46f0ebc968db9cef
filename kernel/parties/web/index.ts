import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WebModule } from '#ui/index.ts';
import { duplicateRoutes } from './parts/duplicate-routes.ts';
import { organisationRoutes } from './parts/organisation-routes.ts';
import { rosterRoutes } from './parts/roster-routes.ts';

/** Firms and the authority's organisation in the browser. */
export const partiesWeb: WebModule = {
  name: 'parties',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  nav: [
    { path: '/my-firm', labelKey: 'nav.myFirm', icon: 'building', group: 'work', permission: 'parties:self.read' },
    { path: '/firms', labelKey: 'nav.firms', icon: 'building', group: 'work', permission: 'parties:firm.read' },
    {
      path: '/rosters',
      labelKey: 'nav.rosters',
      icon: 'document',
      group: 'work',
      under: '/firms',
      permission: 'parties:roster.read',
    },
    {
      path: '/duplicates',
      labelKey: 'nav.duplicates',
      icon: 'building',
      group: 'work',
      under: '/firms',
      permission: 'parties:duplicate.read',
    },
    {
      path: '/institutions',
      labelKey: 'nav.institutions',
      icon: 'building',
      group: 'work',
      under: '/firms',
      permission: 'parties:institution.read',
    },
    { path: '/sites', labelKey: 'nav.sites', icon: 'pin', group: 'work', permission: 'parties:place.read' },
    {
      path: '/persons',
      labelKey: 'nav.persons',
      icon: 'user',
      group: 'work',
      under: '/firms',
      permission: 'parties:person.read',
    },
    {
      path: '/invitations',
      labelKey: 'nav.invitations',
      icon: 'mail',
      group: 'work',
      under: '/firms',
      permission: 'parties:member.invite',
    },
    { path: '/privacy', labelKey: 'nav.privacy', icon: 'stamp', group: 'admin', permission: 'parties:erasure.read' },
    {
      path: '/organisation',
      labelKey: 'nav.organisation',
      icon: 'user',
      group: 'admin',
      permission: 'parties:organisation.read',
    },
  ],
  search: {
    ...{ path: '/firms', param: 'q', labelKey: 'search', permission: 'parties:firm.read' },
    // Loaded by whoever types; the permission is also that of the look-up.
    propose: async (words, signal) => (await import('./parts/propose-parties.ts')).proposeParties(words, signal),
  },
  firmPanels: [
    {
      ...{ id: 'facts', titleKey: 'firmFile.facts', permission: 'parties:firm.read', order: 10 },
      load: () => import('./parts/firm-file-facts.tsx'),
    },
    {
      ...{ id: 'corrections', titleKey: 'firmFile.corrections', permission: 'parties:firm.read', order: 15 },
      load: () => import('./parts/firm-file-corrections.tsx'),
    },
    {
      ...{ id: 'places', titleKey: 'occupancy.title', permission: 'parties:place.read', order: 18 },
      load: () => import('./parts/place-firm-panel.tsx'),
    },
    {
      ...{ id: 'timeline', titleKey: 'firmFile.timeline', permission: 'parties:roster.read', order: 20 },
      load: () => import('./parts/firm-file-timeline.tsx'),
    },
    {
      ...{ id: 'relations', titleKey: 'firmFile.relations', permission: 'parties:relation.read', order: 30 },
      load: () => import('./parts/firm-file-relations.tsx'),
    },
    {
      ...{ id: 'people', titleKey: 'firmFile.people', permission: 'parties:member.read', order: 50 },
      load: () => import('./parts/firm-file-people.tsx'),
    },
    {
      ...{ id: 'consents', titleKey: 'firmFile.consents', permission: 'parties:consent.read', order: 60 },
      load: () => import('./parts/firm-file-consents.tsx'),
    },
    {
      ...{ id: 'files', titleKey: 'firmFile.files', permission: 'parties:firm.read', order: 70 },
      load: () => import('./parts/firm-file-files.tsx'),
    },
  ],
  ownFirmPanels: [
    {
      ...{ id: 'consents', titleKey: 'myFirm.consents', permission: 'parties:ownFirm.act', order: 60 },
      load: () => import('./parts/own-firm-consents.tsx'),
    },
  ],
  routes: (parent) => [
    ...duplicateRoutes(parent),
    ...organisationRoutes(parent),
    ...rosterRoutes(parent),
    createRoute({
      getParentRoute: () => parent,
      path: '/firms',
      component: lazyRouteComponent(() => import('./pages/firms-page.tsx'), 'FirmsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/firms/new',
      component: lazyRouteComponent(() => import('./pages/register-firm-page.tsx'), 'RegisterFirmPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/firms/$firmId',
      component: lazyRouteComponent(() => import('./pages/firm-file-page.tsx'), 'FirmFilePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/firms/$firmId/amend',
      component: lazyRouteComponent(() => import('./pages/amend-firm-page.tsx'), 'AmendFirmPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/institutions',
      component: lazyRouteComponent(() => import('./pages/institutions-page.tsx'), 'InstitutionsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/institutions/entry',
      component: lazyRouteComponent(() => import('./pages/institution-entry-page.tsx'), 'InstitutionEntryPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/sites',
      component: lazyRouteComponent(() => import('./pages/sites-page.tsx'), 'SitesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/sites/entry',
      component: lazyRouteComponent(() => import('./pages/site-entry-page.tsx'), 'SiteEntryPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/parcels',
      component: lazyRouteComponent(() => import('./pages/parcels-page.tsx'), 'ParcelsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/parcels/entry',
      component: lazyRouteComponent(() => import('./pages/parcel-entry-page.tsx'), 'ParcelEntryPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/persons',
      component: lazyRouteComponent(() => import('./pages/persons-page.tsx'), 'PersonsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/persons/new',
      component: lazyRouteComponent(() => import('./pages/register-person-page.tsx'), 'RegisterPersonPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/invitations',
      component: lazyRouteComponent(() => import('./pages/invitations-page.tsx'), 'InvitationsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/privacy',
      component: lazyRouteComponent(() => import('./pages/person-privacy-page.tsx'), 'PersonPrivacyPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/my-firm',
      component: lazyRouteComponent(() => import('./pages/member-firm-page.tsx'), 'MemberFirmPage'),
    }),
  ],
};
