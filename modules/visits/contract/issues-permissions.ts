import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Who may do what with issues and their closed loop. */
export const issuesPermissions = definePermissions({});
