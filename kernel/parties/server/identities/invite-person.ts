import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  inviteRepresentative as endpoint,
  inviteGuest as guestEndpoint,
  inviteOwnMember as ownEndpoint,
} from '../../contract/invitation-endpoints.ts';
import { findFirm } from '../store/firms.ts';
import { issueInvitation } from './issue-invitation.ts';
import { requireOwnFirm } from './require-own-firm.ts';
import { findPartner } from './store/invitations.ts';

/** An officer invites a representative; what the person then claims is verified by two officers. */
export function inviteRepresentative(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const firm = await findFirm(tx, params.firmId);
    if (firm === undefined) throw new AppError('parties.firmUnknown');
    const offer = {
      role: 'firmMember',
      firmId: firm.id,
      memberRole: 'representative',
      byRepresentative: false,
    } as const;
    return issueInvitation(tx, { invitee: body, ...offer }, context);
  });
}

/** An officer invites an expert, a resident, or somebody of a bank. */
export function inviteGuest(
  { body }: EndpointParsed<typeof guestEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof guestEndpoint>> {
  const { role, partnerId, ...invitee } = body;
  return context.transaction(async (tx) => {
    if (partnerId === undefined) return issueInvitation(tx, { invitee, role, byRepresentative: false }, context);
    const house = await findPartner(tx, partnerId);
    if (house === undefined) throw new AppError('parties.partnerUnknown');
    const offer = { role, partnerId: house.id, memberRole: 'handler', byRepresentative: false } as const;
    return issueInvitation(tx, { invitee, ...offer }, context);
  });
}

/** A representative invites somebody into the own firm. */
export function inviteOwnMember(
  { params, body }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  const { role: memberRole, ...invitee } = body;
  return context.transaction(async (tx) => {
    await requireOwnFirm(tx, { firmId: params.firmId, representative: true }, context);
    const offer = { role: 'firmMember', firmId: params.firmId, memberRole, byRepresentative: true } as const;
    return issueInvitation(tx, { invitee, ...offer }, context);
  });
}
