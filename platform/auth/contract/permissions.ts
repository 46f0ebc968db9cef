import { definePermissions } from '#platform/access/contract/permissions.ts';
import { everyone, signedInRoles } from '#platform/access/contract/roles.ts';

/**
 * Who may sign in, keep the own account, and keep those of others. The system administrator makes and closes accounts,
 * the security administrator confirms them, grants roles, locks, resets and ends sessions; the audit administrator does
 * neither (GB/T 22239-2019 8.1.5).
 */
export const permissions = definePermissions({
  'auth:session.read': everyone,
  'auth:signIn': everyone,
  'auth:activate': everyone,
  'auth:signOut': signedInRoles,
  'auth:stepUp': signedInRoles,
  'auth:own.read': signedInRoles,
  'auth:own.change': signedInRoles,
  'auth:account.read': ['systemAdmin', 'securityAdmin'],
  'auth:account.create': ['systemAdmin'],
  'auth:account.close': ['systemAdmin'],
  'auth:account.confirm': ['securityAdmin'],
  'auth:account.setRole': ['securityAdmin'],
  'auth:account.lock': ['securityAdmin'],
  'auth:account.reset': ['securityAdmin'],
  'auth:account.endSessions': ['securityAdmin'],
  'auth:policy.read': ['systemAdmin', 'securityAdmin'],
  'auth:policy.change': ['securityAdmin'],
});
