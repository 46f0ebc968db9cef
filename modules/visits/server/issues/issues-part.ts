import type { ServerModule } from '#platform/module/server-module.ts';
import { issuesErrors } from '../../contract/issues-errors.ts';
import { issuesPermissions } from '../../contract/issues-permissions.ts';

/** What issues and their closed loop give to the module. */
export const issuesPart = {
  permissions: issuesPermissions,
  errors: issuesErrors,
  routes: [],
} satisfies Partial<ServerModule>;
