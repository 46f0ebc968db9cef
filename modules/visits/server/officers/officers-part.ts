import type { ServerModule } from '#platform/module/server-module.ts';
import { officersErrors } from '../../contract/officers-errors.ts';
import { officersPermissions } from '../../contract/officers-permissions.ts';
import { charterRoutes } from '../charter/routes.ts';
import { charterPage } from '../charter/show-charter.ts';
import { askPage } from '../intake/ask-page.ts';
import { followPage } from '../intake/follow-page.ts';
import { needMetrics } from '../intake/need-metrics.ts';
import { intakeRoutes } from '../intake/routes.ts';
import { needNotices } from '../intake/tell-of-need.ts';
import { officerAlarms } from './officer-alarms.ts';
import { officerRegister } from './officer-register.ts';
import { partyReferences } from './party-references.ts';
import { officerRoutes } from './routes.ts';

/** What service officers, the charter and what firms file themselves give to the module. */
export const officersPart = {
  permissions: officersPermissions,
  errors: officersErrors,
  routes: [...officerRoutes, ...charterRoutes, ...intakeRoutes],
  appendOnlyTables: ['visits.officer_rating'],
  partyReferences,
  sheetRegisters: [officerRegister],
  publicPages: [charterPage, askPage, followPage],
  metrics: needMetrics,
  alarms: officerAlarms,
  noticeTemplates: needNotices,
} satisfies Partial<ServerModule>;
