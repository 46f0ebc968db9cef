import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  withdrawConsent as endpoint,
  withdrawOwnConsent as ownEndpoint,
  withdrawPersonalConsent as personalEndpoint,
} from '../../contract/consent.ts';
import { requireOwnFirm } from '../identities/require-own-firm.ts';
import { everyIdOf } from '../merging/follow-merges.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { findPersonOfAccount } from '../persons/store/persons.ts';
import { addWithdrawal, findConsent } from './store/consents.ts';

/** An officer records that a party withdrew on paper. */
export function withdrawConsent(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction((tx) => withdraw(tx, { id: params.consentId, reason: body.reason }, context));
}

/** The firm's representative takes the firm's word back, also one that was given on paper. */
export function withdrawOwnConsent(
  { params, body }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  return context.transaction(async (tx) => {
    await requireOwnFirm(tx, { firmId: params.firmId, representative: true }, context);
    return withdraw(tx, { id: params.consentId, partyId: params.firmId, reason: body.reason }, context);
  });
}

/** A person takes the own word back. */
export function withdrawPersonalConsent(
  { params, body }: EndpointParsed<typeof personalEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof personalEndpoint>> {
  return context.transaction(async (tx) => {
    const person = await findPersonOfAccount(tx, requireCaller(context).account.id);
    if (person === undefined) throw new AppError('parties.consentUnknown');
    return withdraw(tx, { id: params.consentId, partyId: person.id, reason: body.reason }, context);
  });
}

async function withdraw(
  tx: ZoneDb,
  { id, partyId, reason = null }: { id: string; partyId?: string; reason?: string | null | undefined },
  context: RequestContext,
): Promise<{ id: string }> {
  const { zone, account, at, today } = requireCaller(context);
  const consent = await findConsent(tx, id);
  if (consent === undefined || (partyId !== undefined && !(await everyIdOf(tx, partyId)).includes(consent.partyId))) {
    throw new AppError('parties.consentUnknown');
  }
  const one = { zoneId: zone.id, consentId: id, day: today, reason, by: account.id, at };
  if (!(await addWithdrawal(tx, one))) throw new AppError('parties.consentUnknown');
  await context.record(tx, {
    subject: { type: 'parties.consent', id },
    before: { withdrawnOn: null },
    after: { withdrawnOn: today, partyId: consent.partyId },
    ...(reason === null ? {} : { reason }),
  });
  return { id };
}
