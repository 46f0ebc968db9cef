import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/institution-endpoints.ts';
import { amendInstitution, registerInstitution } from './enter-institution.ts';
import { exportInstitutionLabels, exportInstitutions } from './export-institutions.ts';
import { getInstitution } from './get-institution.ts';
import { searchInstitutions } from './search-institutions.ts';

/** The register of institutions. */
export const institutionRoutes: readonly Route[] = [
  route(endpoints.searchInstitutions, searchInstitutions),
  fileRoute(endpoints.exportInstitutions, exportInstitutions),
  fileRoute(endpoints.exportInstitutionLabels, exportInstitutionLabels),
  route(endpoints.getInstitution, getInstitution),
  route(endpoints.registerInstitution, registerInstitution),
  route(endpoints.amendInstitution, amendInstitution),
];
