import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { MergedInto } from '../../contract/merging.ts';
import type { findParty as endpoint, listMerges as listEndpoint } from '../../contract/merging-endpoints.ts';
import { mergeTables } from './merge-tables.ts';
import { listMergesInto } from './store/merges.ts';
import { findPartyRow, findStandingId, nameOf } from './store/parties.ts';

/** Whether a party stands, and where it went. */
export async function findParty(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const party = await findPartyRow(context.db, params.partyId);
  if (party === undefined) throw new AppError('parties.partyUnknown');
  const { id, kind, state } = party;
  return { id, kind, state, mergedInto: await whereItWent(context.db, id) };
}

/** The party that stands where this one went; null when it was not merged. */
export async function whereItWent(db: ZoneDb, id: string): Promise<MergedInto> {
  const standing = await findStandingId(db, id);
  if (standing === undefined || standing === id) return null;
  const party = await findPartyRow(db, standing);
  return party === undefined ? null : { id: party.id, name: await nameOf(db, mergeTables[party.kind], party.id) };
}

/** What was merged into a party, newest first. */
export async function listMerges(
  { params }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const rows = await listMergesInto(context.db, params.partyId, { standing: false });
  const merges = [];
  for (const { survivorId, loserId, fields: _fields, names: _names, ...merge } of rows) {
    const side = async (id: string) => ({ id, name: await nameOf(context.db, mergeTables[merge.kind], id) });
    merges.push({ ...merge, survivor: await side(survivorId), loser: await side(loserId) });
  }
  return { merges };
}
