import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { placeHold as endpoint, liftHold as liftEndpoint } from '../../contract/person-erasure.ts';
import { standingIdOf } from '../merging/follow-merges.ts';
import { requireCaller } from './require-caller.ts';
import { addHold, endHold } from './store/erasures.ts';
import { lockPersonRow } from './store/persons.ts';

/** Keeps a person's data for a ground in law. */
export async function placeHold(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at } = requireCaller(context);
  const [id, until] = [randomUUIDv7(), body.until ?? null];
  await context.transaction(async (tx) => {
    const person = await lockPersonRow(tx, (await standingIdOf(tx, params.personId)) ?? params.personId);
    if (person === undefined) throw new AppError('parties.personUnknown');
    if (person.erasedAt !== null) throw new AppError('parties.personErased');
    const hold = { zoneId: zone.id, id, personId: person.id, ground: body.ground, until };
    await addHold(tx, { ...hold, accountId: account.id, at });
    const subject = { type: 'parties.person', id: person.id } as const;
    await context.record(tx, { subject, after: { hold: id, until }, reason: body.ground });
  });
  return { id, ground: body.ground, until, placedBy: account.displayName, placedAt: at };
}

/** Lifts a hold before its day. */
export async function liftHold(
  { params, body }: EndpointParsed<typeof liftEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof liftEndpoint>> {
  const { account, at } = requireCaller(context);
  await context.transaction(async (tx) => {
    const personId = await endHold(tx, params.holdId, { accountId: account.id, at });
    if (personId === undefined) throw new AppError('parties.holdUnknown');
    const subject = { type: 'parties.person', id: personId } as const;
    await context.record(tx, { subject, before: { hold: params.holdId }, after: { hold: null }, reason: body.reason });
  });
  return { id: params.holdId };
}
