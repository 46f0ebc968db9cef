import type { ServerModule } from '#platform/module/server-module.ts';
import type { FilePurpose } from './purpose.ts';

const officers = (context: { role: string }) => context.role === 'officer' || context.role === 'departmentHead';

/** Purposes of a part that exists in tests only. */
export const testPurposes = {
  letter: {
    name: 'trial.letter',
    types: ['pdf', 'jpeg', 'png', 'webp'],
    mostBytes: 2 * 1_048_576,
    mayUpload: officers,
    mayRead: (context, file) => officers(context) && file.record.id !== 'closed',
    recordReads: true,
  },
  table: {
    name: 'trial.table',
    types: ['xlsx', 'csv', 'txt', 'docx', 'xls', 'ofd', 'zip'],
    mayUpload: officers,
    mayRead: officers,
    standsAlone: true,
  },
} as const satisfies Record<string, FilePurpose>;

/** The part that owns them. */
export const trialPart: ServerModule = {
  name: 'trial',
  dependsOn: [],
  permissions: {},
  errors: {},
  routes: [],
  locale: { 'zh-CN': {}, en: {} },
  filePurposes: Object.values(testPurposes),
};
