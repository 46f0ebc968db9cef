import { definePermissions } from '#platform/access/contract/permissions.ts';

/** The journal is for the audit administrator alone (GB/T 22239-2019, 三权分立); its readers change nothing in it. */
export const permissions = definePermissions({
  'journal:entry.read': ['auditAdmin'],
  'journal:entry.export': ['auditAdmin'],
});
