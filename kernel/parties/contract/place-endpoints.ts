import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { parcel, parcelAmendment, parcelEntry, parcelFilter, parcelSearch, parcelSummary } from './parcel.ts';
import { areaText } from './place-decimal.ts';
import { occupancy, occupancyAct, occupancyEntry } from './place-occupancy.ts';
import { placeSource, summaryOf } from './place-search.ts';
import { placeName, site, siteAmendment, siteEntry, siteFilter, siteLabels, siteSearch, siteSummary } from './site.ts';

const parcelId = z.object({ parcelId: z.uuid() });
const siteId = z.object({ siteId: z.uuid() });
const occupancyId = z.object({ occupancyId: z.uuid() });

/** One page of the parcels that match, with count, total area and facets of the whole filter. */
export const searchParcels = defineEndpoint({
  id: 'parties.searchParcels',
  method: 'GET',
  path: '/api/parties/parcels',
  permission: 'parties:place.read',
  query: parcelSearch,
  response: z.object({ ...summaryOf(['landUse', 'supplyState']), parcels: z.array(parcelSummary) }),
});

/** One parcel with who holds or uses it, now and before, and the sites on it. */
export const getParcel = defineEndpoint({
  id: 'parties.getParcel',
  method: 'GET',
  path: '/api/parties/parcels/:parcelId',
  permission: 'parties:place.read',
  params: parcelId,
  response: parcel.extend({ occupancies: z.array(occupancy), sites: z.array(placeName) }),
  errors: ['parties.parcelUnknown'],
});

/** Exactly the parcels that match, in the order asked for. */
export const exportParcels = defineEndpoint({
  id: 'parties.exportParcels',
  method: 'GET',
  path: '/api/parties/parcels/export',
  permission: 'parties:place.export',
  query: parcelFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.exportTooLarge', 'parties.zoneNeeded', ...exportRefusals],
});

/** Enters a parcel; a code that fails its check needs a reason and is then kept. */
export const registerParcel = defineEndpoint({
  id: 'parties.registerParcel',
  method: 'POST',
  path: '/api/parties/parcels',
  permission: 'parties:place.register',
  body: parcelEntry,
  response: parcel,
  errors: ['parties.entryRejected', 'parties.parcelTaken'],
});

/** Replaces what the register knows of a parcel by what is told; its id stays. */
export const amendParcel = defineEndpoint({
  id: 'parties.amendParcel',
  method: 'PUT',
  path: '/api/parties/parcels/:parcelId',
  permission: 'parties:place.register',
  params: parcelId,
  body: parcelAmendment,
  response: parcel,
  errors: ['parties.parcelUnknown', 'parties.entryChanged', 'parties.entryRejected', 'parties.parcelTaken'],
});

/** One page of the sites that match, with count, total floor area and facets of the whole filter. */
export const searchSites = defineEndpoint({
  id: 'parties.searchSites',
  method: 'GET',
  path: '/api/parties/sites',
  permission: 'parties:place.read',
  query: siteSearch,
  response: z.object({
    ...summaryOf(['kind', 'status']),
    sites: z.array(siteSummary),
    /** The site that the filter looks within, by name. */
    within: placeName.nullable(),
  }),
});

/** One site with who uses it, now and before, and the sites directly within it. */
export const getSite = defineEndpoint({
  id: 'parties.getSite',
  method: 'GET',
  path: '/api/parties/sites/:siteId',
  permission: 'parties:place.read',
  params: siteId,
  response: site.extend({ occupancies: z.array(occupancy), sites: z.array(placeName) }),
  errors: ['parties.siteUnknown'],
});

/** Exactly the sites that match, in the order asked for. */
export const exportSites = defineEndpoint({
  id: 'parties.exportSites',
  method: 'GET',
  path: '/api/parties/sites/export',
  permission: 'parties:place.export',
  query: siteFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.exportTooLarge', 'parties.zoneNeeded', ...exportRefusals],
});

/** Labels for the sites that match: name, number, where it lies, address, and a QR code that opens the register at it. */
export const exportSiteLabels = defineEndpoint({
  id: 'parties.exportSiteLabels',
  method: 'GET',
  path: '/api/parties/sites/labels',
  permission: 'parties:place.export',
  query: siteLabels,
  response: z.unknown(),
  produces: 'file',
  errors: ['exports.tooManyLabels', ...exportRefusals],
});

/** Enters a site; it may lie on a parcel and within another site. */
export const registerSite = defineEndpoint({
  id: 'parties.registerSite',
  method: 'POST',
  path: '/api/parties/sites',
  permission: 'parties:place.register',
  body: siteEntry,
  response: site,
  errors: ['parties.entryRejected', 'parties.siteTaken'],
});

/** Replaces what the register knows of a site by what is told; no site can come to lie within itself. */
export const amendSite = defineEndpoint({
  id: 'parties.amendSite',
  method: 'PUT',
  path: '/api/parties/sites/:siteId',
  permission: 'parties:place.register',
  params: siteId,
  body: siteAmendment,
  response: site,
  errors: ['parties.siteUnknown', 'parties.entryChanged', 'parties.entryRejected', 'parties.siteTaken'],
});

/** Where a firm or institution is: the places that it uses, used or will use. */
export const listOccupancies = defineEndpoint({
  id: 'parties.listOccupancies',
  method: 'GET',
  path: '/api/parties/parties/:partyId/occupancies',
  permission: 'parties:place.read',
  params: z.object({ partyId: z.uuid() }),
  response: z.object({ occupancies: z.array(occupancy) }),
  errors: ['parties.partyUnknown'],
});

/** Every act on an occupancy, first to last. */
export const listOccupancyActs = defineEndpoint({
  id: 'parties.listOccupancyActs',
  method: 'GET',
  path: '/api/parties/occupancies/:occupancyId/acts',
  permission: 'parties:place.read',
  params: occupancyId,
  response: z.object({ acts: z.array(occupancyAct) }),
  errors: ['parties.occupancyUnknown'],
});

/** Enters who uses a place from when; the same party, place and kind may not overlap. */
export const enterOccupancy = defineEndpoint({
  id: 'parties.enterOccupancy',
  method: 'POST',
  path: '/api/parties/occupancies',
  permission: 'parties:place.register',
  body: occupancyEntry,
  response: occupancy,
  errors: ['parties.entryRejected', 'parties.occupancyOverlaps'],
});

/** Ends the use of a place with its last day. */
export const endOccupancy = defineEndpoint({
  id: 'parties.endOccupancy',
  method: 'POST',
  path: '/api/parties/occupancies/:occupancyId/end',
  permission: 'parties:place.register',
  params: occupancyId,
  body: z.object({ endsOn: plainDate, source: placeSource }),
  response: occupancy,
  errors: [
    'parties.occupancyUnknown',
    'parties.occupancyReversed',
    'parties.entryRejected',
    'parties.occupancyOverlaps',
  ],
});

/** Corrects days and area of a use that was entered wrongly. */
export const correctOccupancy = defineEndpoint({
  id: 'parties.correctOccupancy',
  method: 'POST',
  path: '/api/parties/occupancies/:occupancyId/correction',
  permission: 'parties:place.register',
  params: occupancyId,
  body: z.object({
    startsOn: plainDate,
    endsOn: plainDate.optional(),
    area: areaText.optional(),
    source: placeSource,
  }),
  response: occupancy,
  errors: [
    'parties.occupancyUnknown',
    'parties.occupancyReversed',
    'parties.entryRejected',
    'parties.occupancyOverlaps',
  ],
});

/** Takes back the last act on an occupancy that still counts: what stood before it stands again. */
export const reverseOccupancy = defineEndpoint({
  id: 'parties.reverseOccupancy',
  method: 'POST',
  path: '/api/parties/occupancies/:occupancyId/reversal',
  permission: 'parties:place.register',
  params: occupancyId,
  body: z.object({ source: placeSource }),
  response: occupancy,
  errors: [
    'parties.occupancyUnknown',
    'parties.occupancyReversed',
    'parties.entryRejected',
    'parties.occupancyOverlaps',
  ],
});
