import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };

/** Backups and what became of them, as a part of the server. */
export const backupPart: ServerModule = {
  name: 'backup',
  dependsOn: [],
  permissions: {},
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  sharedTables: ['backup.run'],
};
