import { type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { computeDeadline } from './compute-deadline.ts';
import { countWorkingDays } from './count-working-days.ts';
import { getYear } from './get-year.ts';

/** Every endpoint of the calendar with its use-case. */
export const calendarRoutes: readonly Route[] = [
  route(endpoints.getYear, getYear),
  route(endpoints.computeDeadline, computeDeadline),
  route(endpoints.countWorkingDays, countWorkingDays),
];
