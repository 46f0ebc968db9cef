import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

const caseWorkers = ['officer', 'departmentHead'] as const;
const outside = ['resident', 'expert', 'bankOfficer', 'firmMember'] as const;

/** Lists, states, relations and consents are read by staff and written by those who handle cases. */
export const rosterPermissions = definePermissions({
  'parties:roster.read': staffRoles,
  'parties:roster.edit': caseWorkers,
  'parties:roster.export': staffRoles,
  'parties:firmStatus.edit': caseWorkers,
  'parties:relation.read': staffRoles,
  'parties:relation.edit': caseWorkers,
  'parties:consent.read': staffRoles,
  'parties:consent.record': caseWorkers,
  'parties:consentReceiver.read': [...staffRoles, ...outside],
  'parties:self.consent': outside,
  'parties:correction.decide': caseWorkers,
});
