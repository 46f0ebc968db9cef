import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/statistics.ts';
import { exportStatistics, getStatistics } from './get-statistics.ts';

/** Statistics of visits and issues. */
export const statisticsRoutes: readonly Route[] = [
  route(endpoints.getStatistics, getStatistics),
  fileRoute(endpoints.exportStatistics, exportStatistics),
];
