import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  listRelations as endpoint,
  RelatedParty,
  listRelatedParties as relatedEndpoint,
} from '../../contract/relation.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { nameParties } from '../rosters/name-parties.ts';
import { findParty } from '../rosters/store/parties.ts';
import { findExcess, plainPercent } from './domain/sum-shares.ts';
import { relatedOn } from './related-on.ts';
import { listRelationsOf, listShares } from './store/relations.ts';

const mostRelations = 1_000;

/** Everything that joins a party to others; persons masked for the caller's role. */
export async function listRelations(
  { params: { partyId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  if ((await findParty(context.db, partyId)) === undefined) throw new AppError('parties.partyUnknown');
  const rows = await listRelationsOf(context.db, partyId, mostRelations);
  const names = await nameParties(
    context.db,
    context,
    rows.flatMap((row) => [row.fromId, row.toId]),
  );
  const excess = findExcess(await listShares(context.db, partyId));
  return {
    relations: rows.map(({ fromId, toId, sharePercent, ...row }) => ({
      ...row,
      from: partyOf(names, fromId),
      to: partyOf(names, toId),
      sharePercent: sharePercent === null ? null : plainPercent(sharePercent),
    })),
    warning: excess === undefined ? null : { partyId, ...excess },
  };
}

/** Who is near a party on a day. */
export async function listRelatedParties(
  { params: { partyId }, query }: EndpointParsed<typeof relatedEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof relatedEndpoint>> {
  if ((await findParty(context.db, partyId)) === undefined) throw new AppError('parties.partyUnknown');
  const day = query.day ?? dayInChina(context.now());
  const { parties, cut } = await relatedOn(context.db, partyId, { day, steps: query.steps });
  const names = await nameParties(
    context.db,
    context,
    parties.map((one) => one.partyId),
  );
  return {
    parties: parties.map(({ partyId: id, ...reached }) => ({ ...partyOf(names, id), ...reached })),
    cut,
  };
}

function partyOf(names: ReadonlyMap<string, RelatedParty>, id: string): RelatedParty {
  const party = names.get(id);
  // The keys of the table hold both ends.
  if (party === undefined) throw new Error('a relation without its party');
  return party;
}
