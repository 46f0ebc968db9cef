import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

const caseWorkers = ['officer', 'departmentHead'] as const;

/**
 * Staff read and export issues and open them for firms; who may move one is said by its lifecycle. Limits are set by heads; a firm
 * reads, files and answers its own.
 */
export const issuesPermissions = definePermissions({
  'visits:issues.read': staffRoles,
  'visits:issues.export': staffRoles,
  'visits:issues.open': caseWorkers,
  'visits:issues.correct': caseWorkers,
  'visits:issues.end': staffRoles,
  'visits:issues.link': caseWorkers,
  'visits:issueLimits.set': ['departmentHead'],
  'visits:ownIssues.read': ['firmMember'],
  'visits:ownIssues.act': ['firmMember'],
});
