import { definePermissions } from '#platform/access/contract/permissions.ts';
import { signedInRoles } from '#platform/access/contract/roles.ts';

/** Who may send and fetch files at all; what of which purpose is decided by the part that owns the purpose. */
export const permissions = definePermissions({
  'files:send': signedInRoles,
  'files:read': signedInRoles,
  'files:oversee': ['systemAdmin'],
});
