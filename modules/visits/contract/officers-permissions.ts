import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Who may do what with service officers, the charter and what firms file themselves. */
export const officersPermissions = definePermissions({});
