import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { documentsRoutes } from './routes.ts';
import { comparingScript, verificationPages } from './verify/verify-print.ts';

/** Documents on paper, the register of everything printed, and the page on which anybody verifies a sheet. */
export const documentsModule: ServerModule = {
  name: 'documents',
  dependsOn: [],
  permissions,
  errors,
  routes: documentsRoutes,
  locale: { 'zh-CN': zh, en },
  publicPages: verificationPages,
  publicScripts: [comparingScript],
};

export { composeDocument, type DocumentDraft } from './compose-document.ts';
