import type { ServerModule } from '#platform/module/server-module.ts';
import { visitsErrors } from '../../contract/visits-errors.ts';
import { visitsPermissions } from '../../contract/visits-permissions.ts';
import { visitAlarms } from './alarms.ts';
import { visitMetrics } from './metrics.ts';
import { partyReferences } from './party-references.ts';
import { photoPurpose } from './photo-purpose.ts';
import { recordWorker } from './record-worker.ts';
import { visitRoutes } from './routes.ts';

/** What plans, visits and coverage give to the module. */
export const visitsPart = {
  permissions: visitsPermissions,
  errors: visitsErrors,
  routes: visitRoutes,
  appendOnlyTables: ['visits.visit_change'],
  partyReferences,
  publicScripts: [recordWorker],
  filePurposes: [photoPurpose],
  metrics: visitMetrics,
  alarms: visitAlarms,
} satisfies Partial<ServerModule>;
