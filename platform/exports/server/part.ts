import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };

/** The door of every export and its log, as a part of the server. */
export const exportsPart: ServerModule = {
  name: 'exports',
  dependsOn: [],
  permissions: {},
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: ['exports.export_log', 'exports.issued_print', 'exports.issued_print_act'],
};
