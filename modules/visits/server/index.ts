import type { ServerModule } from '#platform/module/server-module.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { generateDemo } from './generate-demo.ts';
import { issuesPart } from './issues/issues-part.ts';
import { measuresPart } from './measures/measures-part.ts';
import { officersPart } from './officers/officers-part.ts';
import { visitsPart } from './plans/visits-part.ts';

const parts: readonly Partial<ServerModule>[] = [visitsPart, issuesPart, officersPart, measuresPart];

/** The zone hears its firms: visits, what they bring up, and what becomes of it. */
export const visitsModule: ServerModule = {
  name: 'visits',
  dependsOn: ['calendar', 'cases', 'documents', 'notices', 'parties'],
  permissions: {
    ...visitsPart.permissions,
    ...issuesPart.permissions,
    ...officersPart.permissions,
    ...measuresPart.permissions,
  },
  errors: { ...visitsPart.errors, ...issuesPart.errors, ...officersPart.errors, ...measuresPart.errors },
  routes: [...visitsPart.routes, ...issuesPart.routes, ...officersPart.routes, ...measuresPart.routes],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: parts.flatMap((part) => part.appendOnlyTables ?? []),
  partyReferences: parts.flatMap((part) => part.partyReferences ?? []),
  sheetRegisters: parts.flatMap((part) => part.sheetRegisters ?? []),
  publicPages: parts.flatMap((part) => part.publicPages ?? []),
  publicScripts: parts.flatMap((part) => part.publicScripts ?? []),
  filePurposes: parts.flatMap((part) => part.filePurposes ?? []),
  metrics: parts.flatMap((part) => part.metrics ?? []),
  alarms: parts.flatMap((part) => part.alarms ?? []),
  jobs: parts.flatMap((part) => part.jobs ?? []),
  subscriptions: parts.flatMap((part) => part.subscriptions ?? []),
  departmentWork: measuresPart.departmentWork,
  demo: generateDemo,
  caseKinds: parts.flatMap((part) => part.caseKinds ?? []),
  noticeTemplates: parts.flatMap((part) => part.noticeTemplates ?? []),
};
