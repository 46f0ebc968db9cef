import { definePermissions } from '#platform/access/contract/permissions.ts';
import { everyone, signedInRoles } from '#platform/access/contract/roles.ts';

/** Who may sign in, out, and see the own session. */
export const permissions = definePermissions({
  'auth:session.read': everyone,
  'auth:signIn': everyone,
  'auth:signOut': signedInRoles,
});
