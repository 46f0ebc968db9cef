import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };

/** Sheets in and out, as a part of the server. */
export const sheetsPart: ServerModule = {
  name: 'sheets',
  dependsOn: [],
  permissions,
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
};
