import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { amendFirm } from './amend-firm.ts';
import { consentRoutes } from './consents/routes.ts';
import { duplicateRoutes } from './duplicates/routes.ts';
import { exportFirmLabels } from './export-firm-labels.ts';
import { exportFirms } from './export-firms.ts';
import { firmFileRoutes } from './firm-file/routes.ts';
import { getFirm } from './get-firm.ts';
import { identityRoutes } from './identities/routes.ts';
import { institutionRoutes } from './institutions/routes.ts';
import { lookUpRoutes } from './names/routes.ts';
import { personRoutes } from './persons/routes.ts';
import { placeRoutes } from './places/routes.ts';
import { registerFirm } from './register-firm.ts';
import { relationRoutes } from './relations/routes.ts';
import { rosterRoutes } from './rosters/routes.ts';
import { searchFirms } from './search-firms.ts';

/** Every endpoint of the parties with its use-case. */
export const partiesRoutes: readonly Route[] = [
  route(endpoints.searchFirms, searchFirms),
  fileRoute(endpoints.exportFirms, exportFirms),
  fileRoute(endpoints.exportFirmLabels, exportFirmLabels),
  route(endpoints.getFirm, getFirm),
  route(endpoints.registerFirm, registerFirm),
  route(endpoints.amendFirm, amendFirm),
  ...lookUpRoutes,
  ...duplicateRoutes,
  ...personRoutes,
  ...identityRoutes,
  ...rosterRoutes,
  ...firmFileRoutes,
  ...relationRoutes,
  ...consentRoutes,
  ...institutionRoutes,
  ...placeRoutes,
];
