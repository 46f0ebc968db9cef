import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  listOccupancyActs as actsEndpoint,
  listOccupancies as listEndpoint,
} from '../../contract/place-endpoints.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { findPartyName, listActs, listOccupanciesOfParty } from './store/occupancies.ts';

/** Where a firm or institution is and was. */
export async function listOccupancies(
  { params }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  if ((await findPartyName(context.db, params.partyId)) === undefined) throw new AppError('parties.partyUnknown');
  const today = dayInChina(context.now());
  return { occupancies: await listOccupanciesOfParty(context.db, params.partyId, today) };
}

/** Everything that was done to an occupancy, also when it was taken back. */
export async function listOccupancyActs(
  { params }: EndpointParsed<typeof actsEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof actsEndpoint>> {
  const acts = await listActs(context.db, params.occupancyId);
  // Each has at least the act by which it was entered.
  if (acts.length === 0) throw new AppError('parties.occupancyUnknown');
  return { acts };
}
