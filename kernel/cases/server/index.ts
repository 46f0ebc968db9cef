import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { caseAlarms } from './alarms.ts';
import { kindsOf } from './case-kind.ts';
import { evidencePurpose } from './evidence-purpose.ts';
import { openCaseWork } from './move-open-work.ts';
import { partyReferences } from './party-references.ts';
import { recountClocksJob } from './recount-clocks.ts';
import { casesRoutes } from './routes.ts';

export { type AskedAct, actOnCase, type LoadedCase, loadCaseForChange } from './act-on-case.ts';
export { type CaseKind, type CaseKinds, type DoneAct, defineCaseKind, hrefOf, kindsOf } from './case-kind.ts';
export { openDayCount } from './day-count.ts';
export { type EnteredCase, enterPastCases, type PastAct, type PastCase } from './enter-past-cases.ts';
export { type Acting, actingAsSystem, actingBy, actingForParty } from './find-acting.ts';
export { workingDaysLeft } from './lists/domain/due-words.ts';
export { nextActOf } from './lists/domain/next-act.ts';
export { type NewCase, type OpenedCase, openCase } from './open-case.ts';
export { type ReadCase, readCases } from './read-cases.ts';
export { recountZone } from './recount-clocks.ts';
export { evidencePurpose as evidencePurposeName } from './write-act.ts';

/** Closed loops: a case is its append-only actions, its state a pure fold of them. */
export const casesModule: ServerModule = {
  name: 'cases',
  dependsOn: ['calendar', 'notices', 'parties'],
  permissions,
  errors,
  routes: casesRoutes(new Map()),
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  partyReferences,
  noticeTemplates: [
    { name: 'taskCame', params: ['number', 'title'] },
    { name: 'copied', params: ['number', 'title'] },
    { name: 'urged', params: ['number', 'title'] },
  ],
  // The kinds of cases are given by all parts.
  joining: (parts) => {
    const kinds = kindsOf(parts);
    return {
      routes: casesRoutes(kinds),
      jobs: [recountClocksJob(kinds)],
      alarms: caseAlarms(kinds),
      departmentWork: openCaseWork(kinds),
      filePurposes: [evidencePurpose(kinds)],
    };
  },
};
