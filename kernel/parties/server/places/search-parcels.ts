import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { searchParcels as endpoint } from '../../contract/place-endpoints.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { summariseRegister } from './domain/summarise-register.ts';
import { listParcels, tallyParcels } from './store/parcels.ts';

/** One page of the register with count, total area and facets of the whole filter. */
export async function searchParcels(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { landUse, supplyState } = query;
  const summary = summariseRegister(await tallyParcels(context.db, query), { landUse, supplyState });
  const asked = { filter: query, today: dayInChina(context.now()) };
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  return { ...summary, parcels: await listParcels(context.db, asked, slice) };
}
