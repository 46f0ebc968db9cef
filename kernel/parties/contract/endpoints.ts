import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { facet, firm, firmSummary } from './firm.ts';
import { firmAmendment } from './firm-amendment.ts';
import { firmRegistration } from './firm-registration.ts';
import { firmExport, firmLabels, firmSearch } from './firm-search.ts';
import { mergedInto } from './merging.ts';

/** One page of the firms that match, with count, sums and facets of the whole filter. */
export const searchFirms = defineEndpoint({
  id: 'parties.searchFirms',
  method: 'GET',
  path: '/api/parties/firms',
  permission: 'parties:firm.read',
  query: firmSearch,
  response: z.object({
    total: z.int(),
    firms: z.array(firmSummary),
    /** Over all matching firms; a firm whose figure is not known counts as nothing. */
    sums: z.object({
      /** Null when the sum is beyond the exact integers (90 trillion yuan): no figure rather than a wrong one. */
      registeredCapitalFen: z.int().nullable(),
      employees: z.int(),
    }),
    /** Each facet under all filters but its own. */
    facets: z.object({ industry: facet, scale: facet, status: facet }),
  }),
});

/** One firm with everything that the register knows of it. */
export const getFirm = defineEndpoint({
  id: 'parties.getFirm',
  method: 'GET',
  path: '/api/parties/firms/:firmId',
  permission: 'parties:firm.read',
  params: z.object({ firmId: z.uuid() }),
  /** A firm that was merged says into which it went, so that old links lead there. */
  response: firm.extend({ mergedInto }),
  errors: ['parties.firmUnknown'],
});

/** Exactly the firms that match, in the order asked for. */
export const exportFirms = defineEndpoint({
  id: 'parties.exportFirms',
  method: 'GET',
  path: '/api/parties/firms/export',
  permission: 'parties:firm.export',
  query: firmExport,
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.exportTooLarge', ...exportRefusals],
});

/** A sheet of labels for the firms that match: name, code, address, and a QR code that opens the firm's file. */
export const exportFirmLabels = defineEndpoint({
  id: 'parties.exportFirmLabels',
  method: 'GET',
  path: '/api/parties/firms/labels',
  permission: 'parties:firm.export',
  query: firmLabels,
  response: z.unknown(),
  produces: 'file',
  errors: ['exports.tooManyLabels', ...exportRefusals],
});

/** Enters a firm into the zone's register; a code that fails its check needs a reason and is then kept. */
export const registerFirm = defineEndpoint({
  id: 'parties.registerFirm',
  method: 'POST',
  path: '/api/parties/firms',
  permission: 'parties:firm.register',
  body: firmRegistration,
  response: firm,
  errors: ['parties.firmRejected', 'parties.codeTaken'],
});

/** Amends a firm; a name that gives way becomes a former one. Nothing is stored when the firm changed since it was read. */
export const amendFirm = defineEndpoint({
  id: 'parties.amendFirm',
  method: 'PUT',
  path: '/api/parties/firms/:firmId',
  permission: 'parties:firm.register',
  params: z.object({ firmId: z.uuid() }),
  body: firmAmendment,
  response: firm,
  errors: [
    'parties.firmUnknown',
    'parties.firmRejected',
    'parties.codeTaken',
    'parties.firmChanged',
    'parties.firmUnchanged',
  ],
});
