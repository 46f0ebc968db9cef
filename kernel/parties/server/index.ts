import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { closeDay } from './close-day.ts';
import { generateDemo } from './generate-demo.ts';
import { partiesRoutes } from './routes.ts';
import { staffPost } from './staff-post.ts';

/** Who acts in a zone: departments, staff and firms. */
export const partiesModule: ServerModule = {
  name: 'parties',
  dependsOn: ['calendar'],
  permissions,
  errors,
  routes: partiesRoutes,
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  dailyClose: closeDay,
  demo: generateDemo,
  staffPost,
};
