import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { invitation, issuedInvitation } from './invitation.ts';
import { memberRole, membershipState } from './membership.ts';
import { invitee, pageOnly } from './person.ts';

const invitationId = z.object({ invitationId: z.uuid() });
const firmId = z.object({ firmId: z.uuid() });

/** Invitations of the zone, newest first. */
export const listInvitations = defineEndpoint({
  id: 'parties.listInvitations',
  method: 'GET',
  path: '/api/parties/invitations',
  permission: 'parties:member.invite',
  query: pageOnly,
  response: z.object({ total: z.int(), invitations: z.array(invitation) }),
});

/** Invites somebody as representative of a firm; two officers or an existing representative verify the claim afterwards. */
export const inviteRepresentative = defineEndpoint({
  id: 'parties.inviteRepresentative',
  method: 'POST',
  path: '/api/parties/firms/:firmId/invitations',
  permission: 'parties:member.invite',
  params: firmId,
  body: invitee,
  response: issuedInvitation,
  errors: ['parties.firmUnknown', 'parties.memberAlready', 'parties.accountClosed'],
});

/** Invites an expert, a resident, or somebody of a bank. */
export const inviteGuest = defineEndpoint({
  id: 'parties.inviteGuest',
  method: 'POST',
  path: '/api/parties/invitations',
  permission: 'parties:member.invite',
  body: z
    .object({
      ...invitee.shape,
      role: z.enum(['expert', 'bankOfficer', 'resident']),
      /** The bank or house of a bank officer. */
      partnerId: z.uuid().optional(),
    })
    .refine((one) => one.mobile !== undefined || one.email !== undefined, { path: ['mobile'] })
    .refine((one) => (one.role === 'bankOfficer') === (one.partnerId !== undefined), { path: ['partnerId'] }),
  response: issuedInvitation,
  errors: ['parties.partnerUnknown', 'parties.memberAlready', 'parties.accountClosed'],
});

/** Takes an invitation back; its code opens nothing any more. */
export const revokeInvitation = defineEndpoint({
  id: 'parties.revokeInvitation',
  method: 'POST',
  path: '/api/parties/invitations/:invitationId/revocation',
  permission: 'parties:member.invite',
  params: invitationId,
  response: z.object({ id: z.uuid() }),
  errors: ['parties.invitationUnknown'],
});

/** A representative invites somebody into the own firm; who accepts is a member at once. */
export const inviteOwnMember = defineEndpoint({
  id: 'parties.inviteOwnMember',
  method: 'POST',
  path: '/api/my/firms/:firmId/invitations',
  permission: 'parties:ownFirm.act',
  params: firmId,
  body: z
    .object({ ...invitee.shape, role: memberRole })
    .refine((one) => one.mobile !== undefined || one.email !== undefined, { path: ['mobile'] }),
  response: issuedInvitation,
  errors: ['parties.firmUnknown', 'parties.representativeNeeded', 'parties.memberAlready', 'parties.accountClosed'],
});

/** A representative takes an invitation of the own firm back. */
export const revokeOwnInvitation = defineEndpoint({
  id: 'parties.revokeOwnInvitation',
  method: 'POST',
  path: '/api/my/firms/:firmId/invitations/:invitationId/revocation',
  permission: 'parties:ownFirm.act',
  params: firmId.extend(invitationId.shape),
  response: z.object({ id: z.uuid() }),
  errors: ['parties.firmUnknown', 'parties.representativeNeeded', 'parties.invitationUnknown'],
});

/** Accepts an invitation that is addressed to the caller's account; unknown, spent and foreign ones answer alike. */
export const acceptInvitation = defineEndpoint({
  id: 'parties.acceptInvitation',
  method: 'POST',
  path: '/api/my/invitations/:invitationId/acceptance',
  permission: 'parties:self.accept',
  params: invitationId,
  response: z.object({ membershipId: z.uuid().nullable(), state: membershipState.nullable() }),
  errors: ['parties.invitationUnknown', 'parties.memberAlready'],
});
