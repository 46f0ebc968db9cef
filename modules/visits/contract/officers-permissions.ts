import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

const caseWorkers = ['officer', 'departmentHead'] as const;

/** Who may do what with service officers, the charter and what firms file themselves. */
export const officersPermissions = definePermissions({
  'visits:officers.read': staffRoles,
  'visits:officers.assign': ['departmentHead'],
  'visits:officers.export': staffRoles,
  'visits:ownOfficers.read': ['firmMember'],
  'visits:ownOfficers.rate': ['firmMember'],
  'visits:charter.rows': staffRoles,
  'visits:charter.publish': ['departmentHead'],
  'visits:intake.read': staffRoles,
  'visits:intake.record': caseWorkers,
  'visits:intake.triage': caseWorkers,
  'visits:intake.export': staffRoles,
  'visits:ownNeeds.read': ['firmMember'],
  'visits:ownNeeds.file': ['firmMember'],
});
