import type { ServerModule } from '#platform/module/server-module.ts';
import { officersErrors } from '../../contract/officers-errors.ts';
import { officersPermissions } from '../../contract/officers-permissions.ts';

/** What service officers, the charter and what firms file themselves give to the module. */
export const officersPart = {
  permissions: officersPermissions,
  errors: officersErrors,
  routes: [],
} satisfies Partial<ServerModule>;
