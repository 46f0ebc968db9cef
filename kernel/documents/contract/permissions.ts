import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

/** What was printed is known to staff and to the auditor; who answers for a paper can withdraw it. Verifying needs nothing. */
export const permissions = definePermissions({
  'documents:print.read': [...staffRoles, 'auditAdmin'],
  'documents:print.withdraw': ['officer', 'departmentHead'],
});
