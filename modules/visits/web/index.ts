import type { WebModule } from '#ui/module.ts';
import { issuesPages } from './parts/issues-pages.ts';
import { measuresPages } from './parts/measures-pages.ts';
import { officersPages } from './parts/officers-pages.ts';
import { visitsPages } from './parts/visits-pages.ts';

/** Visits to firms, issues, service officers, the charter and measures. */
export const visitsWeb: WebModule = {
  name: 'visits',
  locale: {
    'zh-CN': () => import('../locale/zh-CN.json'),
    en: () => import('../locale/en.json'),
  },
  // Needs before issues: a firm's people begin where they can file something.
  nav: [...visitsPages.nav, ...officersPages.nav, ...issuesPages.nav, ...measuresPages.nav],
  firmPanels: [...visitsPages.firmPanels, ...issuesPages.firmPanels, ...(officersPages.firmPanels ?? [])],
  ownFirmPanels: [...visitsPages.ownFirmPanels, ...issuesPages.ownFirmPanels, ...(officersPages.ownFirmPanels ?? [])],
  screenTiles: issuesPages.screenTiles,
  routes: (parent) => [
    ...visitsPages.routes(parent),
    ...issuesPages.routes(parent),
    ...officersPages.routes(parent),
    ...measuresPages.routes(parent),
  ],
};
