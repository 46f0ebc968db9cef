import type { ServerModule } from '#platform/module/server-module.ts';
import { measuresErrors } from '../../contract/measures-errors.ts';
import { measuresPermissions } from '../../contract/measures-permissions.ts';

/** What measures, common issues and statistics give to the module. */
export const measuresPart = {
  permissions: measuresPermissions,
  errors: measuresErrors,
  routes: [],
} satisfies Partial<ServerModule>;
