import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { eraseFile, listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import type { decideErasure as endpoint } from '../../contract/person-erasure.ts';
import { personErased } from '../../contract/person-events.ts';
import { listMembershipsOfPerson } from '../identities/store/memberships.ts';
import { everyIdOf } from '../merging/follow-merges.ts';
import { eraseAccounts } from './erase-accounts.ts';
import { refuseBars } from './request-erasure.ts';
import { type Caller, requireCaller } from './require-caller.ts';
import { addErasure, closeRequest, endAllOfPerson, lockRequest } from './store/erasures.ts';
import { clearPerson, lockPersonRow } from './store/persons.ts';

type Input = EndpointParsed<typeof endpoint>;

/**
 * The second person decides. Erasing empties the row and enters the register in one transaction and destroys the key
 * after it: should the machine stop in between, the register tells which keys are still to be destroyed.
 */
export async function decideErasure(
  { params, body }: Input,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const caller = requireCaller(context);
  const state = body.decision === 'erase' ? ('erased' as const) : ('refused' as const);
  const after: (() => Promise<void>)[] = [];
  const erased: string[] = [];
  await context.transaction(async (tx) => {
    const request = await lockRequest(tx, params.requestId);
    if (request?.state !== 'requested') throw new AppError('parties.erasureUnknown');
    if ([request.requestedBy, request.askedBy].includes(caller.account.id))
      throw new AppError('parties.secondPersonNeeded');
    // Who was merged into the person is the same person under other numbers.
    if (state === 'erased') erased.push(...(await everyIdOf(tx, request.personId)));
    for (const personId of erased) await erase(tx, { personId, ground: request.ground }, { context, caller });
    await closeRequest(tx, request.id, { state, accountId: caller.account.id, at: caller.at, reason: body.reason });
    await context.record(tx, {
      subject: { type: 'parties.person', id: request.personId },
      after: { erasure: state },
      reason: body.reason,
    });
    for (const personId of erased) after.push(...(await eraseLetters(tx, personId, context)));
  });
  for (const personId of erased) context.keys.persons.erase(caller.zone.id, personId, caller.at);
  for (const destroy of after) await destroy();
  return { id: params.requestId, state };
}

async function erase(
  tx: ZoneDb,
  { personId, ground }: { personId: string; ground: string },
  { context, caller }: { context: RequestContext; caller: Caller },
): Promise<void> {
  const { zone, at, today } = caller;
  await lockPersonRow(tx, personId);
  await refuseBars(tx, personId, context);
  await clearPerson(tx, personId, at);
  await endAllOfPerson(tx, personId, { today, at });
  await eraseAccounts(tx, personId, at);
  await addErasure(tx, { zoneId: zone.id, personId, at, ground });
  await appendEvent(tx, { zoneId: zone.id, name: personErased.name, payload: { personId } });
}

/** Letters of authority name the person: they go too, and what destroys them is run once everything else stands. */
async function eraseLetters(tx: ZoneDb, personId: string, context: RequestContext): Promise<(() => Promise<void>)[]> {
  const { at } = requireCaller(context);
  const after: (() => Promise<void>)[] = [];
  for (const { id } of await listMembershipsOfPerson(tx, personId)) {
    const record = { type: 'parties.membership', id } as const;
    for (const file of await listAttachedFiles(tx, context.files, record)) {
      after.push(await eraseFile(tx, context.files, { fileId: file.id, at }));
    }
  }
  return after;
}
