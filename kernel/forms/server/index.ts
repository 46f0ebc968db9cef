import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { partyReferences } from './party-references.ts';

/** Forms as data: designed, published, filled in, judged alike everywhere. */
export const formsModule: ServerModule = {
  name: 'forms',
  dependsOn: ['calendar', 'rules'],
  permissions,
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: ['forms.form_version', 'forms.submission', 'forms.submission_withdrawal'],
  partyReferences,
};
