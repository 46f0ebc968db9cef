import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

/**
 * Which cases somebody may read is said by each kind's own permission, which acts are somebody's by its lifecycle: these only open
 * the door. The people of a firm see and answer what concerns their firm.
 */
export const permissions = definePermissions({
  'cases:read': [...staffRoles, 'firmMember'],
  'cases:act': [...staffRoles, 'firmMember'],
  'cases:work': staffRoles,
});
