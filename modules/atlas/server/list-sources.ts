import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listSources as endpoint } from '../contract/endpoints.ts';
import { listSources as storedSources } from './store/facts.ts';

/** The newspaper pages that facts were read from. */
export async function listSources(_input: unknown, { db }: RequestContext): Promise<EndpointResult<typeof endpoint>> {
  return { sources: await storedSources(db) };
}
