import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listPublishedFirms as endpoint } from '../contract/published-firm.ts';
import { publishedFirmOf } from './domain/read/published-firms.ts';
import { countPublishedFirms, countPublishedFirmsBy, listPublishedFirms as matching } from './store/published-firms.ts';
import { listZoneNames } from './store/zones.ts';

/** One page of the published firms that match, with count and facets of the whole filter. */
export async function listPublishedFirms(
  { query }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const offset = (query.page - 1) * query.pageSize;
  const firms = await matching(db, query, { limit: query.pageSize, offset });
  const names = new Map((await listZoneNames(db)).map((zone) => [zone.id, zone.name]));
  const zones = await countPublishedFirmsBy(db, 'zone', query);
  return {
    total: await countPublishedFirms(db, query),
    firms: firms.map(publishedFirmOf),
    facets: {
      zone: zones.map((facet) => ({ ...facet, label: names.get(facet.value) ?? facet.value })),
      kind: await countPublishedFirmsBy(db, 'kind', query),
    },
  };
}
