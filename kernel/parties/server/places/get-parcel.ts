import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getParcel as endpoint } from '../../contract/place-endpoints.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { listOccupanciesOfPlace } from './store/occupancies.ts';
import { findParcel, listSitesOn } from './store/parcels.ts';

/** One parcel of the caller's zone, who holds or uses it, and what stands on it. */
export async function getParcel(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const parcel = await findParcel(context.db, params.parcelId);
  if (parcel === undefined) throw new AppError('parties.parcelUnknown');
  const occupancies = await listOccupanciesOfPlace(context.db, parcel.id, dayInChina(context.now()));
  return { ...parcel, occupancies, sites: await listSitesOn(context.db, parcel.id) };
}
