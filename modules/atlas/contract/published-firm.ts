import { z } from 'zod';
import { firm } from '#kernel/parties/contract/firm.ts';
import { firmRegistration } from '#kernel/parties/contract/firm-registration.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { type FirmKind, firmKind } from './enumerations.ts';
import { firmFact } from './facts.ts';
import { facetCount } from './place.ts';

const publishedId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

/** Kinds that a zone may adopt as a firm of its own: bodies that trade or are registered; offices, groups and roles are not. */
export const adoptableKinds: readonly FirmKind[] = [
  'enterprise',
  'bank',
  'university',
  'research_institute',
  'hospital',
  'platform',
  'financial_platform',
];

/** Filter of the published firms; `q` is looked for in name, short name, industry, role and zone. */
export const publishedFirmFilter = z.object({
  q: z.string().trim().max(60).optional(),
  zone: queryList(publishedId),
  kind: queryList(firmKind),
  sort: z.enum(['row', 'name']).default('row'),
});

/** A firm or other body that a page names, and what the asking zone made of it. */
export const publishedFirm = firmFact.extend({
  zoneId: z.string(),
  zoneName: z.string(),
  /** The firm of the asking zone's register that was adopted from it and still stands; null when none was. */
  adoptedAs: z.uuid().nullable(),
});
export type PublishedFirm = z.infer<typeof publishedFirm>;

/** One page of the published firms that match, with facets, each under all filters but its own. */
export const listPublishedFirms = defineEndpoint({
  id: 'atlas.listPublishedFirms',
  method: 'GET',
  path: '/api/atlas/firms',
  permission: 'atlas:read',
  query: publishedFirmFilter.extend(paging),
  response: z.object({
    total: z.int(),
    firms: z.array(publishedFirm),
    facets: z.object({ zone: z.array(facetCount), kind: z.array(facetCount) }),
  }),
});

/** Workbook of exactly the published firms that match. */
export const exportPublishedFirms = defineEndpoint({
  id: 'atlas.exportPublishedFirms',
  method: 'GET',
  path: '/api/atlas/firms/export',
  permission: 'atlas:export',
  query: publishedFirmFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** One published firm. */
export const getPublishedFirm = defineEndpoint({
  id: 'atlas.getPublishedFirm',
  method: 'GET',
  path: '/api/atlas/firms/:publishedId',
  permission: 'atlas:read',
  params: z.object({ publishedId }),
  response: publishedFirm,
  errors: ['atlas.firmUnknown'],
});

/**
 * Enters a published firm into the zone's own register, with where it was published. Name and all else are told by the
 * officer: a newspaper's name is seldom the registered one.
 */
export const adoptFirm = defineEndpoint({
  id: 'atlas.adoptFirm',
  method: 'POST',
  path: '/api/atlas/firms/:publishedId/adoption',
  permission: 'atlas:firm.adopt',
  params: z.object({ publishedId }),
  body: firmRegistration,
  response: firm,
  errors: [
    'atlas.firmUnknown',
    'atlas.firmNotAdoptable',
    'atlas.firmAdopted',
    'parties.firmRejected',
    'parties.codeTaken',
  ],
});

/** Where a firm of the zone's own register was adopted from; empty for one that was not. */
export const listAdoptions = defineEndpoint({
  id: 'atlas.listAdoptions',
  method: 'GET',
  path: '/api/atlas/adoptions/:firmId',
  permission: 'parties:firm.read',
  params: z.object({ firmId: z.uuid() }),
  response: z.object({
    adoptions: z.array(z.object({ printed: z.string(), adoptedAt: z.string(), firm: publishedFirm.nullable() })),
  }),
});
