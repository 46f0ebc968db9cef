import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { exportFirms } from './export-firms.ts';
import { getFirm } from './get-firm.ts';
import { identityRoutes } from './identities/routes.ts';
import { institutionRoutes } from './institutions/routes.ts';
import { personRoutes } from './persons/routes.ts';
import { placeRoutes } from './places/routes.ts';
import { registerFirm } from './register-firm.ts';
import { searchFirms } from './search-firms.ts';

/** Every endpoint of the parties with its use-case. */
export const partiesRoutes: readonly Route[] = [
  route(endpoints.searchFirms, searchFirms),
  fileRoute(endpoints.exportFirms, exportFirms),
  route(endpoints.getFirm, getFirm),
  route(endpoints.registerFirm, registerFirm),
  ...personRoutes,
  ...identityRoutes,
  ...institutionRoutes,
  ...placeRoutes,
];
