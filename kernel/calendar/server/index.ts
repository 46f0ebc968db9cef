import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { calendarRoutes } from './routes.ts';
import { calendarSeed } from './seed.ts';

export type { Calendar } from './domain/calendar.ts';
export { explainDeadline } from './domain/explain-deadline.ts';
export {
  addWorkingDays,
  isWorkingDay,
  kindOf,
  publishedThrough,
  showDay,
  workingDaysBetween,
} from './domain/working-days.ts';
export { loadCalendar } from './load-calendar.ts';

/** Working days: the kernel engine behind every limit that the law counts. */
export const calendarModule: ServerModule = {
  name: 'calendar',
  dependsOn: [],
  permissions,
  errors,
  routes: calendarRoutes,
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  sharedTables: ['calendar.published_year', 'calendar.notice_day'],
  appendOnlyTables: ['calendar.published_year', 'calendar.notice_day'],
  seeds: [calendarSeed()],
};
