import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/place-endpoints.ts';
import { correctOccupancy, endOccupancy, reverseOccupancy } from './change-occupancy.ts';
import { enterOccupancy } from './enter-occupancy.ts';
import { amendParcel, registerParcel } from './enter-parcel.ts';
import { amendSite, registerSite } from './enter-site.ts';
import { exportParcels, exportSiteLabels, exportSites } from './export-places.ts';
import { getParcel } from './get-parcel.ts';
import { getSite } from './get-site.ts';
import { listOccupancies, listOccupancyActs } from './list-occupancies.ts';
import { searchParcels } from './search-parcels.ts';
import { searchSites } from './search-sites.ts';

/** Parcels, sites and who uses them. */
export const placeRoutes: readonly Route[] = [
  route(endpoints.searchParcels, searchParcels),
  fileRoute(endpoints.exportParcels, exportParcels),
  route(endpoints.getParcel, getParcel),
  route(endpoints.registerParcel, registerParcel),
  route(endpoints.amendParcel, amendParcel),
  route(endpoints.searchSites, searchSites),
  fileRoute(endpoints.exportSites, exportSites),
  fileRoute(endpoints.exportSiteLabels, exportSiteLabels),
  route(endpoints.getSite, getSite),
  route(endpoints.registerSite, registerSite),
  route(endpoints.amendSite, amendSite),
  route(endpoints.listOccupancies, listOccupancies),
  route(endpoints.listOccupancyActs, listOccupancyActs),
  route(endpoints.enterOccupancy, enterOccupancy),
  route(endpoints.endOccupancy, endOccupancy),
  route(endpoints.correctOccupancy, correctOccupancy),
  route(endpoints.reverseOccupancy, reverseOccupancy),
];
