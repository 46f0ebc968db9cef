import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/charter-endpoints.ts';
import { listCharters } from './list-charters.ts';
import { exportPromiseRows, listPromiseRates, listPromiseRows } from './list-promise-rates.ts';
import { publishCharter, takeBackCharter } from './publish-charter.ts';

/** The service charter and how it is kept. */
export const charterRoutes: readonly Route[] = [
  route(endpoints.listCharters, listCharters),
  route(endpoints.publishCharter, publishCharter),
  route(endpoints.takeBackCharter, takeBackCharter),
  route(endpoints.listPromiseRates, listPromiseRates),
  route(endpoints.listPromiseRows, listPromiseRows),
  fileRoute(endpoints.exportPromiseRows, exportPromiseRows),
];
