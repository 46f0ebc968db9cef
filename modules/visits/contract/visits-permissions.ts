import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Who may do what with plans, visits and coverage. */
export const visitsPermissions = definePermissions({});
