import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { gatheringsRoutes } from './routes.ts';

/** Meetings, lectures and matching events, and the decisions that become assignments. */
export const gatheringsModule: ServerModule = {
  name: 'gatherings',
  dependsOn: [],
  permissions,
  errors,
  routes: gatheringsRoutes,
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
};
