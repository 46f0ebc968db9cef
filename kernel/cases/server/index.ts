import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { casesRoutes } from './routes.ts';

/** Closed loops: a case is its append-only actions, its state a pure fold of them. */
export const casesModule: ServerModule = {
  name: 'cases',
  dependsOn: [],
  permissions,
  errors,
  routes: casesRoutes,
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
};
