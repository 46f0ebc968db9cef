import { ownedRows } from '#kernel/parties/server/index.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { generateDemo } from './demo/generate-demo.ts';
import { factsOf } from './known-facts.ts';
import { partyReferences } from './party-references.ts';
import { formsRoutes } from './routes.ts';
import { attachment } from './submissions/get-submission.ts';
import { sheetRegistersOf } from './submissions/sheet-register.ts';

/** Forms as data: designed, published, filled in, judged alike everywhere. */
export const formsModule: ServerModule = {
  name: 'forms',
  dependsOn: ['calendar', 'documents', 'parties', 'rules'],
  permissions,
  errors,
  routes: formsRoutes([]),
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: ['forms.form_version', 'forms.submission', 'forms.submission_withdrawal'],
  partyReferences,
  demo: generateDemo,
  // Those withdrawn too: somebody must be able to read them, and to publish them again.
  departmentWork: ownedRows('forms.form'),
  sheetRegistersOf: sheetRegistersOf([]),
  filePurposes: [attachment],
  // Facts of all parts fill forms in, and are kept beside what a sheet says.
  joining: (parts) => {
    const known = factsOf(parts);
    return { routes: formsRoutes(known), sheetRegistersOf: sheetRegistersOf(known) };
  },
};
