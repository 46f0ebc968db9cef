import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { facet } from './firm.ts';
import {
  institution,
  institutionAmendment,
  institutionEntry,
  institutionFilter,
  institutionLabels,
  institutionSearch,
  institutionSummary,
} from './institution.ts';

const institutionId = z.object({ institutionId: z.uuid() });

/** One page of the institutions that match, with count and facets of the whole filter. */
export const searchInstitutions = defineEndpoint({
  id: 'parties.searchInstitutions',
  method: 'GET',
  path: '/api/parties/institutions',
  permission: 'parties:institution.read',
  query: institutionSearch,
  response: z.object({
    total: z.int(),
    institutions: z.array(institutionSummary),
    /** Each facet under all filters but its own. */
    facets: z.object({ kind: facet, status: facet }),
  }),
});

/** One institution with everything that the register knows of it. */
export const getInstitution = defineEndpoint({
  id: 'parties.getInstitution',
  method: 'GET',
  path: '/api/parties/institutions/:institutionId',
  permission: 'parties:institution.read',
  params: institutionId,
  response: institution,
  errors: ['parties.institutionUnknown'],
});

/** Exactly the institutions that match, in the order asked for. */
export const exportInstitutions = defineEndpoint({
  id: 'parties.exportInstitutions',
  method: 'GET',
  path: '/api/parties/institutions/export',
  permission: 'parties:institution.export',
  query: institutionFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.exportTooLarge', 'parties.zoneNeeded', ...exportRefusals],
});

/** Labels for the institutions that match: name, address, telephone, and a QR code that opens the register at it. */
export const exportInstitutionLabels = defineEndpoint({
  id: 'parties.exportInstitutionLabels',
  method: 'GET',
  path: '/api/parties/institutions/labels',
  permission: 'parties:institution.export',
  query: institutionLabels,
  response: z.unknown(),
  produces: 'file',
  errors: ['exports.tooManyLabels', ...exportRefusals],
});

/** Enters an institution; a credit code that fails its check needs a reason and is then kept. */
export const registerInstitution = defineEndpoint({
  id: 'parties.registerInstitution',
  method: 'POST',
  path: '/api/parties/institutions',
  permission: 'parties:institution.register',
  body: institutionEntry,
  response: institution,
  errors: ['parties.entryRejected', 'parties.partnerTaken', 'parties.institutionCodeTaken'],
});

/** Replaces what the register knows of an institution by what is told; its id stays. */
export const amendInstitution = defineEndpoint({
  id: 'parties.amendInstitution',
  method: 'PUT',
  path: '/api/parties/institutions/:institutionId',
  permission: 'parties:institution.register',
  params: institutionId,
  body: institutionAmendment,
  response: institution,
  errors: [
    'parties.institutionUnknown',
    'parties.entryChanged',
    'parties.entryRejected',
    'parties.partnerTaken',
    'parties.institutionCodeTaken',
  ],
});
