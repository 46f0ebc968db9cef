import { definePermissions } from '#platform/access/contract/permissions.ts';
import { everyone, signedInRoles, staffRoles } from '#platform/access/contract/roles.ts';

/** Published facts belong to no tenant and are open to all; taking them away as a file needs a name, the import's report an office. */
export const permissions = definePermissions({
  'atlas:read': everyone,
  'atlas:export': signedInRoles,
  'atlas:ownEntry.read': staffRoles,
  'atlas:ownEntry.export': staffRoles,
  'atlas:ownEntry.enter': ['officer', 'departmentHead'],
  'atlas:firm.adopt': ['officer', 'departmentHead'],
  'atlas:import.read': ['leader', 'systemAdmin', 'auditAdmin'],
});
