import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { accountRoutes } from './account-routes.ts';
import { endAfterRestore } from './end-after-restore.ts';
import { endIdle } from './jobs.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { type SessionRouteOptions, sessionRoutes } from './routes.ts';

/** Zones, accounts and sessions as a part of the server. */
export function authPart(options: () => SessionRouteOptions): ServerModule {
  return {
    name: 'auth',
    dependsOn: [],
    permissions,
    errors,
    routes: [...sessionRoutes(options), ...ownAccountRoutes(options), ...accountRoutes(options)],
    locale: { 'zh-CN': zh, en },
    migrations: new URL('./migrations/', import.meta.url),
    sharedTables: ['auth.zone'],
    afterRestore: endAfterRestore,
    jobs: [endIdle(() => options().sessions.rules.idleMs)],
  };
}
