import { definePermissions } from '#platform/access/contract/permissions.ts';
import { adminRoles, staffRoles } from '#platform/access/contract/roles.ts';

/** Own views are everybody's who works with lists; what all of the zone see is set by few. */
export const permissions = definePermissions({
  'views:own.keep': [...staffRoles, ...adminRoles],
  'views:shared.keep': ['departmentHead', 'systemAdmin'],
});
