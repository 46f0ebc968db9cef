import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/officer-endpoints.ts';
import { assignOfficers, previewAssignment } from './assign-officers.ts';
import { getFirmOfficers, listOwnOfficers } from './get-firm-officers.ts';
import { handOverFirms, previewHandOver } from './hand-over-firms.ts';
import { getOfficerRatings, listOfficerStaff } from './list-officer-staff.ts';
import { exportOfficers, listOfficers } from './list-officers.ts';
import { rateOwnOfficer } from './rate-officer.ts';

/** Service officers of firms and projects. */
export const officerRoutes: readonly Route[] = [
  route(endpoints.listOfficers, listOfficers),
  fileRoute(endpoints.exportOfficers, exportOfficers),
  route(endpoints.listOfficerStaff, listOfficerStaff),
  route(endpoints.getOfficerRatings, getOfficerRatings),
  route(endpoints.getFirmOfficers, getFirmOfficers),
  route(endpoints.previewAssignment, previewAssignment),
  route(endpoints.assignOfficers, assignOfficers),
  route(endpoints.previewHandOver, previewHandOver),
  route(endpoints.handOverFirms, handOverFirms),
  route(endpoints.listOwnOfficers, listOwnOfficers),
  route(endpoints.rateOwnOfficer, rateOwnOfficer),
];
