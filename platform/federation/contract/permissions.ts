import { definePermissions } from '#platform/access/contract/permissions.ts';
import { everyone, signedInRoles } from '#platform/access/contract/roles.ts';

/** Who may sign in through another system, link an own account to it, and keep the list of such systems. */
export const permissions = definePermissions({
  'federation:signIn': everyone,
  'federation:link.own': signedInRoles,
  'federation:provider.keep': ['securityAdmin'],
});
