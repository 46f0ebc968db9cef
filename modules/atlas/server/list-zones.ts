import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listZones as endpoint } from '../contract/endpoints.ts';
import { zoneRowOf } from './domain/read/zones.ts';
import { countZonesBy, listZones as matchingZones } from './store/zones.ts';

/** One page of the zones that match, with counts of the whole filter. */
export async function listZones(
  { query }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const matching = (await matchingZones(db, query)).map(zoneRowOf);
  const from = (query.page - 1) * query.pageSize;
  return {
    total: matching.length,
    factTotal: matching.reduce((sum, zone) => sum + zone.factTotal, 0),
    zones: matching.slice(from, from + query.pageSize),
    facets: {
      kind: await countZonesBy(db, 'kind', query),
      province: await countZonesBy(db, 'province', query),
      coverage: await countZonesBy(db, 'coverage', query),
    },
  };
}
