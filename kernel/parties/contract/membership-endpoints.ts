import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { invitation } from './invitation.ts';
import { claim, member, memberRole, membership, membershipState, partner, partnerKind } from './membership.ts';
import { pageOnly, typedReason } from './person.ts';

const firmId = z.object({ firmId: z.uuid() });
const membershipId = z.object({ membershipId: z.uuid() });
const state = z.object({ id: z.uuid(), state: membershipState });

/** Who acts for a firm, present and past, and who is invited. */
export const listMembers = defineEndpoint({
  id: 'parties.listMembers',
  method: 'GET',
  path: '/api/parties/firms/:firmId/members',
  permission: 'parties:member.read',
  params: firmId,
  response: z.object({ members: z.array(member), invitations: z.array(invitation) }),
  errors: ['parties.firmUnknown'],
});

/** Claims that wait for a second officer, oldest first. */
export const listClaims = defineEndpoint({
  id: 'parties.listClaims',
  method: 'GET',
  path: '/api/parties/claims',
  permission: 'parties:member.verify',
  query: pageOnly,
  response: z.object({ total: z.int(), claims: z.array(claim) }),
});

/** One officer's word on a claim; two different officers make it stand, one refusal ends it. */
export const verifyClaim = defineEndpoint({
  id: 'parties.verifyClaim',
  method: 'POST',
  path: '/api/parties/claims/:membershipId/verification',
  permission: 'parties:member.verify',
  params: membershipId,
  body: z
    .object({
      decision: z.enum(['confirmed', 'refused']),
      /** Needed for a refusal. */
      reason: typedReason.optional(),
      /** The letter of authority as stored by the files part. */
      letterFile: z.uuid().optional(),
    })
    .refine((one) => one.decision === 'confirmed' || one.reason !== undefined, { path: ['reason'] }),
  response: state.extend({ confirmations: z.int() }),
  errors: ['parties.claimUnknown', 'parties.secondOfficerNeeded'],
});

/** Ends a membership from today; the last representative of a firm needs a successor first. */
export const endMembership = defineEndpoint({
  id: 'parties.endMembership',
  method: 'POST',
  path: '/api/parties/memberships/:membershipId/end',
  permission: 'parties:member.verify',
  params: membershipId,
  body: z.object({ reason: typedReason }),
  response: state,
  errors: ['parties.memberUnknown', 'parties.lastRepresentative'],
});

/** Banks and other houses whose people have identities here. */
export const listPartners = defineEndpoint({
  id: 'parties.listPartners',
  method: 'GET',
  path: '/api/parties/partners',
  permission: 'parties:member.read',
  response: z.object({ partners: z.array(partner) }),
});

/** Enters a bank or another house. */
export const registerPartner = defineEndpoint({
  id: 'parties.registerPartner',
  method: 'POST',
  path: '/api/parties/partners',
  permission: 'parties:member.invite',
  body: z.object({ name: z.string().trim().min(2).max(100), kind: partnerKind }),
  response: partner,
  errors: ['parties.partnerTaken'],
});

/** The firms for which the caller may act, whose turn it is, and invitations that wait for an answer. */
export const listOwnFirms = defineEndpoint({
  id: 'parties.listOwnFirms',
  method: 'GET',
  path: '/api/my/firms',
  permission: 'parties:self.read',
  response: z.object({
    memberships: z.array(membership),
    /** The firm for which the caller acts now. */
    actingFirmId: z.uuid().nullable(),
    invitations: z.array(
      z.object({ id: z.uuid(), house: z.string().nullable(), role: memberRole.nullable(), expiresAt: z.string() }),
    ),
  }),
});

/** Chooses the firm for which the caller acts from now on. */
export const chooseActingFirm = defineEndpoint({
  id: 'parties.chooseActingFirm',
  method: 'PUT',
  path: '/api/my/acting-firm',
  permission: 'parties:ownFirm.act',
  body: firmId,
  response: firmId,
  errors: ['parties.firmUnknown'],
});

/** Everybody who acts for one of the caller's own firms. */
export const listOwnMembers = defineEndpoint({
  id: 'parties.listOwnMembers',
  method: 'GET',
  path: '/api/my/firms/:firmId/members',
  permission: 'parties:ownFirm.act',
  params: firmId,
  response: z.object({
    /** What the caller is in the firm. */
    role: memberRole,
    members: z.array(member),
    invitations: z.array(invitation),
  }),
  errors: ['parties.firmUnknown'],
});

/** The representative's word on a claim for the own firm. */
export const verifyOwnClaim = defineEndpoint({
  id: 'parties.verifyOwnClaim',
  method: 'POST',
  path: '/api/my/firms/:firmId/members/:membershipId/verification',
  permission: 'parties:ownFirm.act',
  params: firmId.extend(membershipId.shape),
  body: z.object({ decision: z.enum(['confirmed', 'refused']) }),
  response: state,
  errors: ['parties.firmUnknown', 'parties.claimUnknown', 'parties.representativeNeeded'],
});

/** Ends a membership of the own firm: anybody's by a representative, one's own by oneself. */
export const endOwnMembership = defineEndpoint({
  id: 'parties.endOwnMembership',
  method: 'POST',
  path: '/api/my/firms/:firmId/members/:membershipId/end',
  permission: 'parties:ownFirm.act',
  params: firmId.extend(membershipId.shape),
  body: z.object({ reason: typedReason }),
  response: state,
  errors: [
    'parties.firmUnknown',
    'parties.memberUnknown',
    'parties.representativeNeeded',
    'parties.lastRepresentative',
  ],
});
