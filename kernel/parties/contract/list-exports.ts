import { exportTwin } from '#platform/exports/contract/export-twin.ts';
import { listExports } from './export-log.ts';
import { listInvitations } from './invitation-endpoints.ts';
import { listClaims } from './membership-endpoints.ts';
import { listUnmaskings } from './person-endpoints.ts';
import { listErasureRequests, listHolds } from './person-erasure.ts';

/** Who saw plain values; never the values. */
export const exportUnmaskings = exportTwin(listUnmaskings, 'parties.exportUnmaskings');

/** Requests to erase, names masked. */
export const exportErasureRequests = exportTwin(listErasureRequests, 'parties.exportErasureRequests');

/** Holds that stand today, names masked. */
export const exportHolds = exportTwin(listHolds, 'parties.exportHolds');

/** The log of exports, up to this one. */
export const exportExports = exportTwin(listExports, 'parties.exportExports');

/** Invitations of the zone, people masked; codes are in no file. */
export const exportInvitations = exportTwin(listInvitations, 'parties.exportInvitations');

/** Claims that wait for a second officer, people masked. */
export const exportClaims = exportTwin(listClaims, 'parties.exportClaims');
