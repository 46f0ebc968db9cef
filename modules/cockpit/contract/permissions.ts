import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

/** The screen is for staff, each figure and each source of alarms under its own permission besides; its order is chosen by who leads. */
export const permissions = definePermissions({
  'cockpit:read': staffRoles,
  'cockpit:arrange': ['leader', 'departmentHead'],
});
