import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Who may do what in notices. */
export const permissions = definePermissions({});
