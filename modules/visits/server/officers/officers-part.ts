import type { ServerModule } from '#platform/module/server-module.ts';
import { officersErrors } from '../../contract/officers-errors.ts';
import { officersPermissions } from '../../contract/officers-permissions.ts';
import { officerRegister } from './officer-register.ts';
import { partyReferences } from './party-references.ts';
import { officerRoutes } from './routes.ts';

/** What service officers, the charter and what firms file themselves give to the module. */
export const officersPart = {
  permissions: officersPermissions,
  errors: officersErrors,
  routes: [...officerRoutes],
  appendOnlyTables: ['visits.officer_rating'],
  partyReferences,
  sheetRegisters: [officerRegister],
} satisfies Partial<ServerModule>;
