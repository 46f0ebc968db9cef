import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Who may do what with measures, common issues and statistics. */
export const measuresPermissions = definePermissions({});
