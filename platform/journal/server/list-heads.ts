import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listHeads as endpoint } from '../contract/endpoints.ts';
import { lastChecked } from './store/checked.ts';
import { listDeliveries } from './store/delivery.ts';
import { headsBefore, newestHead } from './store/heads.ts';
import { queryOf } from './store/query.ts';

/** Signed heads, newest first, where they were sent, and what the last check found. */
export async function listHeads(
  { query: { before, limit } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const query = queryOf(context.db);
  const newest = await newestHead(query);
  const check = await lastChecked(query);
  return {
    heads: await headsBefore(query, before, limit),
    // Numbers have no gaps: the newest one tells how many there are.
    total: newest === undefined ? 0 : newest.number + 1,
    deliveries: await listDeliveries(query),
    lastCheck: check ?? null,
  };
}
