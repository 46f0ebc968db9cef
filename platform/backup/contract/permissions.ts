import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Backups are the system administrator's; the auditor sees that they are made. */
export const permissions = definePermissions({
  'backup:run.read': ['systemAdmin', 'auditAdmin'],
  'backup:run.start': ['systemAdmin'],
});
