import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { exportPrints } from './export-prints.ts';
import { getPrint, listPrints } from './list-prints.ts';
import { withdrawPrint } from './withdraw-print.ts';

/** The register of prints. */
export const documentsRoutes: readonly Route[] = [
  route(endpoints.listPrints, listPrints),
  fileRoute(endpoints.exportPrints, exportPrints),
  route(endpoints.getPrint, getPrint),
  route(endpoints.withdrawPrint, withdrawPrint),
];
