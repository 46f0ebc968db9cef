import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listChanges as endpoint } from '../../contract/organisation-endpoints.ts';
import { dayInChina } from './day-in-china.ts';
import { listLog } from './domain/list-changes.ts';
import { loadGround } from './load-ground.ts';
import { nameAccounts } from './name-accounts.ts';
import type { Outside } from './read-outside.ts';

const mostShown = 200;

/** The latest changes of the organisation, each with what can still be undone. */
export async function listChanges(
  outside: Outside,
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const ground = await loadGround(context.db, outside, dayInChina(context.now()));
  const account = await nameAccounts(context.db, ground.log.slice(-mostShown));
  const changes = listLog(ground, { account, duty: ground.names.duty });
  return { changes: changes.slice(0, mostShown), total: changes.length };
}
