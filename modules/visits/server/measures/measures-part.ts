import type { ServerModule } from '#platform/module/server-module.ts';
import { measuresErrors } from '../../contract/measures-errors.ts';
import { measuresPermissions } from '../../contract/measures-permissions.ts';
import { proposeCommonJob } from '../similar/propose-common.ts';
import { similarRoutes } from '../similar/routes.ts';
import { statisticsRoutes } from '../statistics/routes.ts';
import { measureAlarms } from './alarms.ts';
import { measureEvidence, measureSource } from './evidence-purpose.ts';
import { measureRegister } from './import-measures.ts';
import { measureMetrics } from './metrics.ts';
import { openMeasureWork } from './move-department.ts';
import { progressPages } from './publish-progress.ts';
import { measureRoutes } from './routes.ts';

/** What measures, common issues and statistics give to the module. */
export const measuresPart = {
  permissions: measuresPermissions,
  errors: measuresErrors,
  routes: [...measureRoutes, ...similarRoutes, ...statisticsRoutes],
  jobs: [proposeCommonJob],
  publicPages: progressPages,
  filePurposes: [measureEvidence, measureSource],
  departmentWork: openMeasureWork,
  sheetRegisters: [measureRegister],
  metrics: measureMetrics,
  alarms: measureAlarms,
  noticeTemplates: [{ name: 'measureDone', params: ['measure', 'document'] }],
} satisfies Partial<ServerModule>;
