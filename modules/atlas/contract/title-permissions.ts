import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

/** A zone's own titles are read by its staff and kept by those who handle cases. */
export const titlePermissions = definePermissions({
  'atlas:title.read': staffRoles,
  'atlas:title.export': staffRoles,
  'atlas:title.edit': ['officer', 'departmentHead'],
});
