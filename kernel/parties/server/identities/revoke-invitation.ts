import { findAccount } from '#platform/auth/server/store/accounts.ts';
import { endOneTimeCodes } from '#platform/auth/server/store/one-time-codes.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  revokeInvitation as endpoint,
  revokeOwnInvitation as ownEndpoint,
} from '../../contract/invitation-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { requireOwnFirm } from './require-own-firm.ts';
import { listInvitationsOfAccount, withdrawInvitation } from './store/invitations.ts';

/** Takes an invitation back; a code that nobody has used opens nothing any more. */
export function revokeInvitation(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction((tx) => revoke(tx, { id: params.invitationId }, context));
}

/** The same by a representative, for what the own firm's people made: whom the authority invites is not theirs to refuse. */
export function revokeOwnInvitation(
  { params }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  return context.transaction(async (tx) => {
    await requireOwnFirm(tx, { firmId: params.firmId, representative: true }, context);
    return revoke(tx, { id: params.invitationId, firmId: params.firmId }, context);
  });
}

async function revoke(
  tx: ZoneDb,
  of: { id: string; firmId?: string },
  context: RequestContext,
): Promise<{ id: string }> {
  const { at } = requireCaller(context);
  const taken = await withdrawInvitation(tx, { ...of, at });
  if (taken === undefined) throw new AppError('parties.invitationUnknown');
  const account = await findAccount(tx, taken.accountId);
  const others = await listInvitationsOfAccount(tx, taken.accountId, at);
  // A code may still stand for another invitation of the same person.
  if (account?.status === 'pending' && others.length === 0) await endOneTimeCodes(tx, account.id, at);
  await context.record(tx, {
    subject: { type: 'parties.invitation', id: of.id },
    before: { state: 'open' },
    after: { state: 'revoked' },
  });
  return { id: of.id };
}
