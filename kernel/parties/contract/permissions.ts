import { definePermissions } from '#platform/access/contract/permissions.ts';
import { adminRoles, staffRoles } from '#platform/access/contract/roles.ts';

/** The register of firms is for the authority's staff; its own organisation also for the administrators who give accounts. */
export const permissions = definePermissions({
  'parties:firm.read': staffRoles,
  'parties:firm.export': staffRoles,
  'parties:firm.register': ['officer', 'departmentHead'],
  'parties:institution.read': staffRoles,
  'parties:institution.export': staffRoles,
  'parties:institution.register': ['officer', 'departmentHead'],
  'parties:place.read': staffRoles,
  'parties:place.export': staffRoles,
  'parties:place.register': ['officer', 'departmentHead'],
  'parties:organisation.read': [...staffRoles, ...adminRoles],
  'parties:organisation.edit': ['systemAdmin'],
  'parties:head.confirm': ['securityAdmin'],
});
