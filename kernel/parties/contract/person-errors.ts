import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a use-case of persons, members, invitations and erasure. */
export const personErrors = defineErrors({
  'parties.personUnknown': { status: 404, params: [] },
  /** Somebody of the zone has this mobile or identity number already. */
  'parties.personKnown': { status: 409, params: ['person'] },
  'parties.personErased': { status: 409, params: [] },
  'parties.fieldClosed': { status: 403, params: ['field'] },
  /** The account has seen as many plain values as a day allows. */
  'parties.unmaskingsUsedUp': { status: 429, params: ['limit'] },
  'parties.erasureUnknown': { status: 404, params: [] },
  'parties.erasureBarred': { status: 409, params: ['bars'] },
  'parties.erasureUnderWay': { status: 409, params: [] },
  /** Who requested an erasure cannot decide it. */
  'parties.secondPersonNeeded': { status: 403, params: [] },
  'parties.holdUnknown': { status: 404, params: [] },
  'parties.memberUnknown': { status: 404, params: [] },
  'parties.memberAlready': { status: 409, params: [] },
  'parties.claimUnknown': { status: 404, params: [] },
  /** The same officer cannot confirm twice. */
  'parties.secondOfficerNeeded': { status: 409, params: [] },
  'parties.representativeNeeded': { status: 403, params: [] },
  'parties.lastRepresentative': { status: 409, params: [] },
  /** Unknown, expired, used, revoked or somebody else's: one answer for all. */
  'parties.invitationUnknown': { status: 404, params: [] },
  /** The person's login was closed for good. */
  'parties.accountClosed': { status: 409, params: [] },
  'parties.partnerUnknown': { status: 404, params: [] },
  'parties.partnerTaken': { status: 409, params: ['name'] },
});
