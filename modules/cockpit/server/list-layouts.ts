import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listLayouts as endpoint } from '../contract/layout.ts';
import { findLayouts } from './store/layouts.ts';

/** The tabs that the zone has arranged. */
export async function listLayouts(_input: unknown, { db }: RequestContext): Promise<EndpointResult<typeof endpoint>> {
  return { layouts: await findLayouts(db) };
}
