import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Who may send sheets at all; into which register is decided by that register's own permission. */
export const permissions = definePermissions({
  'sheets:import.run': ['officer', 'departmentHead'],
});
