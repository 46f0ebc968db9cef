import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import {
  type addRelation as addEndpoint,
  type endRelation as endEndpoint,
  relationEnds,
  type voidRelation as voidEndpoint,
} from '../../contract/relation.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { refuseOverlap } from '../rosters/make-act.ts';
import { findParty } from '../rosters/store/parties.ts';
import { findExcess } from './domain/sum-shares.ts';
import { addRelationRow, listShares, lockRelation, type StoredRelation, takeBackRelation } from './store/relations.ts';

/** Enters a relation; shares beyond the whole are kept and warned of, for sources do contradict one another. */
export function addRelation(
  { body }: EndpointParsed<typeof addEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof addEndpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const [from, to] = [await findParty(tx, body.fromId), await findParty(tx, body.toId)];
    if (from?.state !== 'standing' || to?.state !== 'standing') throw new AppError('parties.partyUnknown');
    const ends = relationEnds[body.kind];
    if (!ends.from.includes(from.kind) || !ends.to.includes(to.kind)) throw new AppError('parties.relationEndsWrong');
    const { sharePercent = null, post = null, kinship = null, documentNumber = null, ...told } = body;
    const relation: StoredRelation = { id: randomUUIDv7(), ...told, sharePercent, post, kinship, documentNumber };
    await refuseOverlap('parties.relationOverlap', () =>
      addRelationRow(tx, relation, { zoneId: zone.id, by: account.id, at }),
    );
    await context.record(tx, { subject: { type: 'parties.relation', id: relation.id }, after: recordOf(relation) });
    const excess = relation.kind === 'shareholding' ? findExcess(await listShares(tx, relation.toId)) : undefined;
    return { id: relation.id, warning: excess === undefined ? null : { partyId: relation.toId, ...excess } };
  });
}

/** Ends a relation: the open row is taken back and one with an end put in its place. */
export function endRelation(
  { params, body }: EndpointParsed<typeof endEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endEndpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const before = await requireRelation(tx, params.relationId);
    if (body.day <= before.startsOn || (before.endsOn !== null && body.day >= before.endsOn)) {
      throw new AppError('parties.relationDayWrong', { from: before.startsOn });
    }
    const after = { ...before, id: randomUUIDv7(), endsOn: body.day };
    await takeBackRelation(tx, before.id, { by: account.id, at, reason: body.reason });
    await addRelationRow(tx, after, { zoneId: zone.id, by: account.id, at, replaces: before.id });
    await context.record(tx, {
      subject: { type: 'parties.relation', id: before.id },
      before: recordOf(before),
      after: recordOf(after),
      reason: body.reason,
    });
    return { id: after.id };
  });
}

/** Takes a relation back that never was. */
export function voidRelation(
  { params, body }: EndpointParsed<typeof voidEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof voidEndpoint>> {
  const { account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const before = await requireRelation(tx, params.relationId);
    await takeBackRelation(tx, before.id, { by: account.id, at, reason: body.reason });
    const subject = { type: 'parties.relation', id: before.id } as const;
    await context.record(tx, { subject, before: recordOf(before), after: null, reason: body.reason });
    return { id: before.id };
  });
}

async function requireRelation(tx: ZoneDb, id: string): Promise<StoredRelation> {
  const relation = await lockRelation(tx, id);
  if (relation === undefined) throw new AppError('parties.relationUnknown');
  return relation;
}

/** Ids of the two, never a person's name; the source is the paper that says so. */
function recordOf(relation: StoredRelation) {
  return { ...relation };
}
