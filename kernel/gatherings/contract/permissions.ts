import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Who may do what in gatherings. */
export const permissions = definePermissions({});
