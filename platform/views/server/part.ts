import { route } from '#platform/http/server/route.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import * as endpoints from '../contract/endpoints.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { listViews, removeView, saveView } from './keep-views.ts';

/** Saved views of lists, as a part of the server. */
export const viewsPart: ServerModule = {
  name: 'views',
  dependsOn: [],
  permissions,
  errors,
  routes: [
    route(endpoints.listViews, listViews),
    route(endpoints.saveView, saveView),
    route(endpoints.removeView, removeView),
  ],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
};
