import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  withdrawInvitation as endpoint,
  makeInvitationLink as linkEndpoint,
} from '../../contract/inviting-endpoints.ts';
import { lockOwn, momentOf } from '../check-caller.ts';
import { endInvitation, findInvitation } from '../store/invitations.ts';
import { replaceLink } from './invitation-link.ts';
import { seatWaiting } from './seat-waiting.ts';
import { tellInvited } from './tell-invited.ts';

/** Takes an invitation back; who was told is told that too, and the seat goes to who waits. */
export function withdrawInvitation(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: ['planned', 'open'] }, context);
    const invitation = await findInvitation(tx, { gatheringId: gathering.id, id: params.invitationId });
    if (invitation === undefined) throw new AppError('gatherings.invitationUnknown');
    await endInvitation(tx, invitation.id, momentOf(context).at);
    if (invitation.toldAt !== null) {
      await tellInvited(tx, gathering, { template: 'withdrawn', reason: body.reason, only: [invitation] }, context);
    }
    await seatWaiting(tx, gathering, context);
    await context.record(tx, {
      subject: { type: 'gatherings.invitation', id: invitation.id },
      before: { answer: invitation.answer },
      after: { gathering: gathering.id, withdrawn: true },
      reason: body.reason,
    });
    return { id: invitation.id };
  });
}

/** Makes a link, of which only a digest is kept; what was sent before with another opens nothing any more. */
export function makeInvitationLink(
  { params }: EndpointParsed<typeof linkEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof linkEndpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: ['planned', 'open'] }, context);
    const invitation = await findInvitation(tx, { gatheringId: gathering.id, id: params.invitationId });
    if (invitation === undefined) throw new AppError('gatherings.invitationUnknown');
    const which = { zoneId: gathering.zoneId, gatheringId: gathering.id, invitee: invitation.invitee };
    const path = await replaceLink(tx, which, context.keys);
    if (path === null) throw new AppError('gatherings.invitationUnknown');
    await context.record(tx, {
      subject: { type: 'gatherings.invitation', id: invitation.id },
      after: { gathering: gathering.id, link: true },
    });
    return { path };
  });
}
