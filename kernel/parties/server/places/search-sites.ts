import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { searchSites as endpoint } from '../../contract/place-endpoints.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { summariseRegister } from './domain/summarise-register.ts';
import { findSite, listSites, tallySites } from './store/sites.ts';

/** One page of the register with count, total floor area and facets of the whole filter. */
export async function searchSites(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { kind, status } = query;
  const summary = summariseRegister(await tallySites(context.db, query), { kind, status });
  const asked = { filter: query, today: dayInChina(context.now()) };
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const around = query.within === undefined ? undefined : await findSite(context.db, query.within);
  const within = around === undefined ? null : { id: around.id, name: around.name };
  return { ...summary, within, sites: await listSites(context.db, asked, slice) };
}
