import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

const caseWorkers = ['officer', 'departmentHead'] as const;
const outside = ['resident', 'expert', 'bankOfficer', 'firmMember'] as const;

/** Who may deal with persons; how much of a person a role sees is decided by `personVisibility` besides. */
export const personPermissions = definePermissions({
  'parties:person.read': staffRoles,
  'parties:person.register': caseWorkers,
  'parties:person.unmask': caseWorkers,
  'parties:person.export': caseWorkers,
  'parties:unmasking.read': ['securityAdmin', 'auditAdmin'],
  'parties:exportLog.read': ['securityAdmin', 'auditAdmin'],
  'parties:erasure.read': [...caseWorkers, 'securityAdmin', 'auditAdmin'],
  'parties:erasure.request': caseWorkers,
  'parties:erasure.decide': ['securityAdmin'],
  'parties:hold.place': caseWorkers,
  'parties:hold.lift': ['securityAdmin'],
  'parties:member.read': staffRoles,
  'parties:member.invite': caseWorkers,
  'parties:member.verify': caseWorkers,
  'parties:ownFirm.act': ['firmMember'],
  'parties:self.read': outside,
  'parties:self.accept': outside,
  'parties:self.erase': outside,
});
