import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { requestErasure as endpoint, askOwnErasure as ownEndpoint } from '../../contract/person-erasure.ts';
import { standingIdOf } from '../merging/follow-merges.ts';
import { requireCaller } from './require-caller.ts';
import { addRequest, findOpenRequest, listHoldRows, listRepresentatives, takeOnRequest } from './store/erasures.ts';
import { findPersonOfAccount, lockPersonRow } from './store/persons.ts';

/** An officer requests an erasure, or takes on the one that the person asked for. */
export async function requestErasure(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    // A person merged into another is erased as that one, or half of the data would stay.
    const person = await lockPersonRow(tx, (await standingIdOf(tx, params.personId)) ?? params.personId);
    if (person === undefined) throw new AppError('parties.personUnknown');
    if (person.erasedAt !== null) throw new AppError('parties.personErased');
    await refuseBars(tx, person.id, context);
    const open = await findOpenRequest(tx, person.id);
    if (open?.state === 'requested') throw new AppError('parties.erasureUnderWay');
    if (open !== undefined) await takeOnRequest(tx, open.id, { accountId: account.id, at });
    const by = { askedBy: account.id, requestedBy: account.id };
    const request =
      open ?? (await addRequest(tx, { zoneId: zone.id, personId: person.id, ground: body.ground, at, ...by }));
    if (request === undefined) throw new AppError('parties.erasureUnderWay');
    const subject = { type: 'parties.person', id: person.id } as const;
    await context.record(tx, { subject, after: { erasure: 'requested' }, reason: body.ground });
    return { id: request.id, state: 'requested' as const };
  });
}

/** The person asks; nothing is erased before an officer and the security administrator have looked at it. */
export async function askOwnErasure(
  { body }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const linked = await findPersonOfAccount(tx, account.id);
    const own = linked && (await lockPersonRow(tx, (await standingIdOf(tx, linked.id)) ?? linked.id));
    if (own === undefined || own.erasedAt !== null) throw new AppError('parties.personUnknown');
    await refuseBars(tx, own.id, context);
    const by = { askedBy: account.id, requestedBy: null };
    const request = await addRequest(tx, { zoneId: zone.id, personId: own.id, ground: body.ground, at, ...by });
    if (request === undefined) throw new AppError('parties.erasureUnderWay');
    const subject = { type: 'parties.person', id: own.id } as const;
    await context.record(tx, { subject, after: { erasure: 'asked' }, reason: body.ground });
    return request;
  });
}

/** What forbids erasing each of these persons now. */
export async function findBars(
  db: ZoneDb,
  personIds: readonly string[],
  today: string,
): Promise<Map<string, ('representative' | 'hold')[]>> {
  const representatives = await listRepresentatives(db, personIds);
  const held = new Set((await listHoldRows(db, personIds, today)).map((hold) => hold.personId));
  return new Map(
    personIds.map((id) => [
      id,
      [...(representatives.has(id) ? ['representative' as const] : []), ...(held.has(id) ? ['hold' as const] : [])],
    ]),
  );
}

/** Fails while the person represents a firm or a hold stands. */
export async function refuseBars(tx: ZoneDb, personId: string, context: RequestContext): Promise<void> {
  const bars = (await findBars(tx, [personId], requireCaller(context).today)).get(personId) ?? [];
  if (bars.length === 0) return;
  const said = bars.map((bar) => context.text(`parties:erasure.bars.${bar}`)).join(context.text('parties:sheet.and'));
  throw new AppError('parties.erasureBarred', { bars: said });
}
