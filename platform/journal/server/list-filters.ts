import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listFilters as endpoint } from '../contract/endpoints.ts';
import { nameAction } from './describe-entry.ts';
import { zoneOf } from './list-entries.ts';
import { queryOf } from './store/query.ts';
import { listActingAccounts, listActions } from './store/reading.ts';

/** Actions and accounts that occur in the zone's journal. */
export async function listFilters(_input: unknown, context: RequestContext): Promise<EndpointResult<typeof endpoint>> {
  const zoneId = zoneOf(context);
  const query = queryOf(context.db);
  const actions = await listActions(query, zoneId);
  return {
    actions: actions.map((action) => ({ action, name: nameAction(action, context) })),
    accounts: await listActingAccounts(query, zoneId),
  };
}
