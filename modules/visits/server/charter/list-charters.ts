import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listCharters as endpoint } from '../../contract/charter-endpoints.ts';
import { requireCaller } from '../officers/require-caller.ts';
import { versionOn } from './domain/version-on.ts';
import { listVersions } from './store/charters.ts';

/** Every version of the charter, and the one in force today. */
export async function listCharters(_input: unknown, context: RequestContext): Promise<EndpointResult<typeof endpoint>> {
  const { today: day } = requireCaller(context);
  const charters = await listVersions(context.db);
  return { day, inForceId: versionOn(charters, day)?.id ?? null, charters };
}
