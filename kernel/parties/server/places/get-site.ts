import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getSite as endpoint } from '../../contract/place-endpoints.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { listOccupanciesOfPlace } from './store/occupancies.ts';
import { findSite, listSitesIn } from './store/sites.ts';

/** One site of the caller's zone, who uses it, and what lies within it. */
export async function getSite(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const site = await findSite(context.db, params.siteId);
  if (site === undefined) throw new AppError('parties.siteUnknown');
  const occupancies = await listOccupanciesOfPlace(context.db, site.id, dayInChina(context.now()));
  return { ...site, occupancies, sites: await listSitesIn(context.db, site.id) };
}
