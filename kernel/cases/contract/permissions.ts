import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Who may do what in cases. */
export const permissions = definePermissions({});
