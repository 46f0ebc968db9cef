import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

const caseWorkers = ['officer', 'departmentHead'] as const;

/** Visits and coverage are read by staff and recorded by those who go; the cap is set by heads; a firm reads its own visits. */
export const visitsPermissions = definePermissions({
  'visits:visits.read': staffRoles,
  'visits:visits.record': caseWorkers,
  'visits:visits.export': staffRoles,
  'visits:plans.edit': caseWorkers,
  'visits:cap.set': ['departmentHead'],
  'visits:ownVisits.read': ['firmMember'],
});
