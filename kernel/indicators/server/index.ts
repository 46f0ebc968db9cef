import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { sourceAlarms } from './alarms.ts';
import { followJournalsJob } from './follow-journal.ts';
import { reportRegister } from './imports/report-register.ts';
import { metricsOf } from './metrics-of.ts';
import { indicatorRoutes } from './routes.ts';

export { followJournal, refreshMetrics } from './follow-journal.ts';
export { metricsOf } from './metrics-of.ts';
export { type PublishedRow, replacePublished } from './published/store.ts';
export { readFigures } from './read-figures.ts';
export { type ReportedMetric, reportedMetric } from './reports/reported-metric.ts';
export { replaceInventedReports } from './reports/store/invented.ts';

/** What the zone's figures are, how they are defined and what they came from. */
export const indicatorsModule: ServerModule = {
  name: 'indicators',
  dependsOn: ['calendar'],
  permissions,
  errors,
  routes: indicatorRoutes([]),
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  sharedTables: ['indicators.published_value'],
  appendOnlyTables: ['indicators.value'],
  // Metrics are given by all parts.
  joining: (parts) => ({
    routes: indicatorRoutes(metricsOf(parts)),
    jobs: [followJournalsJob(metricsOf(parts))],
    sheetRegisters: [reportRegister(metricsOf(parts))],
    alarms: [sourceAlarms(metricsOf(parts))],
  }),
};
