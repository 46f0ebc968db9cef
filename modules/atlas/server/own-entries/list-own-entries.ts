import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listOwnEntries as endpoint } from '../../contract/own-entry.ts';
import { countEntries, countEntriesBy, listEntries } from './store/own-entries.ts';

/** One page of the zone's own entries with count and facets of the whole filter. */
export async function listOwnEntries(
  { query }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return {
    total: await countEntries(db, query),
    entries: await listEntries(db, query, { limit: query.pageSize, offset: (query.page - 1) * query.pageSize }),
    facets: {
      kind: await countEntriesBy(db, 'kind', query),
      field: await countEntriesBy(db, 'field', query),
    },
  };
}
