import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

/**
 * Who may do what in gatherings. Holding one is for officers and heads, each for the own department; attending is for whoever is
 * invited and signed in.
 */
export const permissions = definePermissions({
  'gatherings:read': staffRoles,
  'gatherings:hold': ['officer', 'departmentHead'],
  'gatherings:attend': ['resident', 'expert', 'bankOfficer', 'firmMember', ...staffRoles],
});
