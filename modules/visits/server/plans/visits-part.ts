import type { ServerModule } from '#platform/module/server-module.ts';
import { visitsErrors } from '../../contract/visits-errors.ts';
import { visitsPermissions } from '../../contract/visits-permissions.ts';
import { partyReferences } from './party-references.ts';

/** What plans, visits and coverage give to the module. */
export const visitsPart = {
  permissions: visitsPermissions,
  errors: visitsErrors,
  routes: [],
  appendOnlyTables: ['visits.visit_change'],
  partyReferences,
} satisfies Partial<ServerModule>;
