import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { gatheringAlarms } from './alarms.ts';
import { paperPurpose } from './content/paper-purpose.ts';
import { assignmentKind } from './decide/assignment-kind.ts';
import { generateDemo } from './demo.ts';
import { gatheringMetrics } from './metrics.ts';
import { noticeTemplates } from './notice-templates.ts';
import { partyReferences } from './party-references.ts';
import { doorPage } from './public/door-page.ts';
import { invitedPage } from './public/invited-page.ts';
import { paperPage } from './public/paper-page.ts';
import { gatheringsRoutes } from './routes.ts';
import { countOfDepartment, moveToDepartment } from './store/gatherings.ts';

/** Meetings, lectures and matching events, and the decisions that become assignments. */
export const gatheringsModule: ServerModule = {
  name: 'gatherings',
  dependsOn: ['calendar', 'cases', 'documents', 'notices', 'parties'],
  permissions,
  errors,
  routes: gatheringsRoutes,
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: ['gatherings.gathering_act'],
  publicPages: [invitedPage, paperPage, doorPage],
  filePurposes: [paperPurpose],
  partyReferences,
  noticeTemplates,
  caseKinds: [assignmentKind],
  metrics: gatheringMetrics,
  alarms: gatheringAlarms,
  demo: generateDemo,
  departmentWork: { count: countOfDepartment, move: moveToDepartment },
};
