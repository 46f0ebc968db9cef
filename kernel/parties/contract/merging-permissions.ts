import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

const caseWorkers = ['officer', 'departmentHead'] as const;

/** Who sees pairs and who decides about them: merging is undone as easily as done, so that nobody needs to wait for a second person. */
export const mergingPermissions = definePermissions({
  'parties:duplicate.read': staffRoles,
  'parties:duplicate.decide': caseWorkers,
  'parties:party.merge': caseWorkers,
});
