import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { noticesRoutes } from './routes.ts';

/** One front door to tell a party something, with a record of what was delivered. */
export const noticesModule: ServerModule = {
  name: 'notices',
  dependsOn: [],
  permissions,
  errors,
  routes: noticesRoutes,
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
};
