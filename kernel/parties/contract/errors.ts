import { defineErrors } from '#platform/errors/contract/errors.ts';
import { organisationErrors } from './organisation-errors.ts';

/** What can stop a use-case of the parties. */
export const errors = defineErrors({
  ...organisationErrors,
  'parties.zoneNeeded': { status: 400, params: [] },
  /** No firm of the caller's zone has this id. */
  'parties.firmUnknown': { status: 404, params: [] },
  /** Fields broke a rule; each is named. Nothing was stored. */
  'parties.firmRejected': { status: 422, params: ['count'] },
  /** Another firm of the zone holds the code. */
  'parties.codeTaken': { status: 409, params: ['firm', 'code'] },
  /** The firm changed since the caller read it; each field that did is named with what stands now. */
  'parties.firmChanged': { status: 409, params: ['fields'] },
  /** Nothing of the firm would change. */
  'parties.firmUnchanged': { status: 422, params: [] },
  /** More rows match than one workbook takes. */
  'parties.exportTooLarge': { status: 422, params: ['total', 'limit'] },
  'parties.institutionUnknown': { status: 404, params: [] },
  'parties.parcelUnknown': { status: 404, params: [] },
  'parties.siteUnknown': { status: 404, params: [] },
  'parties.occupancyUnknown': { status: 404, params: [] },
  /** No firm or institution of the caller's zone has this id. */
  'parties.partyUnknown': { status: 404, params: [] },
  /** Fields of an institution, parcel, site or use broke a rule; each is named. Nothing was stored. */
  'parties.entryRejected': { status: 422, params: ['count'] },
  /** An institution, parcel or site changed since the caller read it; each field that did is named with what stands now. */
  'parties.entryChanged': { status: 409, params: ['fields'] },
  /** Another institution of the zone holds the code. */
  'parties.institutionCodeTaken': { status: 409, params: ['name', 'code'] },
  'parties.parcelTaken': { status: 409, params: ['number'] },
  /** Another site has the number, or the name at the same place. */
  'parties.siteTaken': { status: 409, params: ['name'] },
  /** Everything that was done to it is taken back already. */
  'parties.occupancyReversed': { status: 409, params: [] },
  /** The same party uses the same place in the same way on some of the days already. */
  'parties.occupancyOverlaps': { status: 409, params: ['party', 'place'] },
});
