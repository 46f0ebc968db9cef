import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { searchFirms as endpoint } from '../contract/endpoints.ts';
import { summariseFirms } from './domain/summarise-firms.ts';
import { listFirms, tallyFirms } from './store/firms.ts';

/** One page of the register with count, sums and facets of the whole filter. */
export async function searchFirms(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const tallies = await tallyFirms(context.db, query);
  const offset = (query.page - 1) * query.pageSize;
  const firms = await listFirms(context.db, query, { limit: query.pageSize, offset });
  return { ...summariseFirms(tallies, query), firms };
}
