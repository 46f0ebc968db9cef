import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

const caseWorkers = ['officer', 'departmentHead'] as const;

/**
 * Who may do what with rules. Staff read and try them; those who handle cases write drafts of their own department; a head of that
 * department or a leader publishes what somebody else wrote. Which facts of parties an answer may read is asked beside this. A firm's
 * people are told of the statuses of their own firm.
 */
export const permissions = definePermissions({
  'rules:read': staffRoles,
  'rules:write': caseWorkers,
  'rules:publish': ['departmentHead', 'leader'],
  'rules:parameter.set': ['departmentHead'],
  'rules:evaluate': caseWorkers,
  'rules:run': staffRoles,
  'rules:status.revoke': ['departmentHead'],
  'rules:ownStatuses.read': ['firmMember'],
});
