import { definePermissions } from '#platform/access/contract/permissions.ts';
import { everyone, staffRoles } from '#platform/access/contract/roles.ts';

/** Figures of the zone are for its staff, each under its own permission besides; published ones are open to all. */
export const permissions = definePermissions({
  'indicators:read': staffRoles,
  'indicators:report': ['officer', 'departmentHead'],
  'indicators:published': everyone,
});
