import { definePermissions } from '#platform/access/contract/permissions.ts';
import { everyone, signedInRoles } from '#platform/access/contract/roles.ts';

/** Everybody reads the own inbox; who was told what is for those who answer for it; a gateway proves itself by its signature. */
export const permissions = definePermissions({
  'notices:inbox': signedInRoles,
  'notices:read': ['departmentHead', 'systemAdmin'],
  'notices:settings.read': ['systemAdmin', 'securityAdmin'],
  'notices:configure': ['systemAdmin'],
  'notices:reply': everyone,
});
