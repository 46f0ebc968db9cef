import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

const caseWorkers = ['officer', 'departmentHead'] as const;

/** Staff read documents, measures, proposals and statistics; those who handle cases enter and join; what is published is decided by heads. */
export const measuresPermissions = definePermissions({
  'visits:measure.read': staffRoles,
  'visits:measure.edit': caseWorkers,
  /** Beside it the caller works in a department that leads or helps with the measure. */
  'visits:measure.act': caseWorkers,
  'visits:measure.publish': ['departmentHead'],
  'visits:measure.join': caseWorkers,
  'visits:statistics.read': staffRoles,
});
