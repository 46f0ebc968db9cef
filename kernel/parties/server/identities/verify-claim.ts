import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { letterPurpose } from '../../contract/membership.ts';
import type { verifyClaim as endpoint, verifyOwnClaim as ownEndpoint } from '../../contract/membership-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { tellConfirmed } from './confirm-membership.ts';
import { judgeClaim } from './domain.ts';
import { requireOwnFirm } from './require-own-firm.ts';
import {
  activateMembership,
  addVerification,
  closeMembership,
  type LockedMembership,
  listVerifications,
  lockMembership,
} from './store/memberships.ts';

/** One officer's word; the claim is locked, so that of two words at once the second sees the first. */
export function verifyClaim(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const claim = await lockClaim(tx, params.membershipId);
    const word = { zoneId: zone.id, membershipId: claim.id, accountId: account.id, at, decision: body.decision };
    const letterFile = body.letterFile ?? null;
    const said = await addVerification(tx, { ...word, letterFile, reason: body.reason ?? null });
    if (!said) throw new AppError('parties.secondOfficerNeeded');
    if (letterFile !== null) {
      const record = { type: 'parties.membership', id: claim.id } as const;
      await attachFiles(tx, record, { fileIds: [letterFile], purpose: letterPurpose, uploadedBy: account.id });
    }
    const words = await listVerifications(tx, [claim.id]);
    const state = judgeClaim(words);
    await settle(tx, { claim, state, confirmedBy: 'officers' }, context);
    await context.record(tx, {
      subject: { type: 'parties.membership', id: claim.id },
      before: { state: 'claimed' },
      after: { decision: body.decision, words: words.length, state, firm: claim.firmId, letterFile },
      ...(body.reason === undefined ? {} : { reason: body.reason }),
    });
    return { id: claim.id, state, confirmations: words.length };
  });
}

/** The word of the firm's own representative settles a claim alone, but never the own claim. */
export function verifyOwnClaim(
  { params, body }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  return context.transaction(async (tx) => {
    await requireOwnFirm(tx, { firmId: params.firmId, representative: true }, context);
    const claim = await lockClaim(tx, params.membershipId);
    if (claim.firmId !== params.firmId) throw new AppError('parties.claimUnknown');
    const state = body.decision === 'confirmed' ? ('active' as const) : ('refused' as const);
    await settle(tx, { claim, state, confirmedBy: 'representative' }, context);
    const subject = { type: 'parties.membership', id: claim.id } as const;
    await context.record(tx, { subject, before: { state: 'claimed' }, after: { state, firm: claim.firmId } });
    return { id: claim.id, state };
  });
}

async function lockClaim(tx: ZoneDb, id: string): Promise<LockedMembership> {
  const claim = await lockMembership(tx, id);
  if (claim?.state !== 'claimed') throw new AppError('parties.claimUnknown');
  return claim;
}

async function settle(
  tx: ZoneDb,
  to: {
    claim: LockedMembership;
    state: 'claimed' | 'active' | 'refused';
    confirmedBy: 'officers' | 'representative';
  },
  context: RequestContext,
): Promise<void> {
  const { zone, today } = requireCaller(context);
  const { claim, state, confirmedBy } = to;
  if (state === 'claimed') return;
  if (state === 'refused') return closeMembership(tx, claim.id, { state, today, reason: null });
  await activateMembership(tx, claim.id, { confirmedBy, today });
  await tellConfirmed(tx, zone.id, claim);
}
