import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };

/** Ground tables and errors of the database, as a part of the server. */
export const dbPart: ServerModule = {
  name: 'db',
  dependsOn: [],
  permissions: {},
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  exemptTables: {
    'migration.applied': 'written by the migrator only, before any other table exists',
    'platform.outbox': 'events of all zones and of none; own policies: a zone sees its own, the dispatcher all',
    'platform.outbox_cursor': 'marks of the dispatcher, no data of a zone',
  },
};
