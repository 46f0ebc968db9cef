import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { fileView } from '#platform/files/contract/file-view.ts';
import { maskedPerson } from './person.ts';

/** What a person may do for a firm: speak and decide for it, handle its matters, or look on. */
export const memberRole = z.enum(['representative', 'handler', 'viewer']);
export type MemberRole = z.infer<typeof memberRole>;

/** Course of a membership. */
export const membershipState = z.enum(['claimed', 'active', 'refused', 'ended']);
export type MembershipState = z.infer<typeof membershipState>;

/** Kinds of houses that are no firms of the zone; `authority` is another government body, `mediator` an intermediary service. */
export const partnerKind = z.enum([
  'bank',
  'guarantor',
  'fund',
  'association',
  'alliance',
  'university',
  'researchInstitute',
  'hospital',
  'school',
  'authority',
  'platform',
  'community',
  'mediator',
  'tenderingAgency',
  'other',
]);
export type PartnerKind = z.infer<typeof partnerKind>;

/** A bank or another house whose people have identities here. */
export const partner = z.object({ id: z.uuid(), name: z.string(), kind: partnerKind });
export type Partner = z.infer<typeof partner>;

/** A person's place in a firm or a partner house. */
export const membership = z.object({
  id: z.uuid(),
  firmId: z.uuid().nullable(),
  partnerId: z.uuid().nullable(),
  /** Name of the firm or house. */
  house: z.string(),
  role: memberRole,
  state: membershipState,
  startsOn: plainDate,
  endsOn: plainDate.nullable(),
  endReason: z.string().nullable(),
  /** Who verified it: two officers, the firm's representative, or the invitation itself. */
  confirmedBy: z.enum(['officers', 'representative', 'invitation']).nullable(),
});
export type Membership = z.infer<typeof membership>;

/** A membership with its person. */
export const member = membership.extend({ person: maskedPerson });
export type Member = z.infer<typeof member>;

/** A claim that waits for two officers or for the firm's representative. */
export const claim = member.extend({
  claimedAt: z.string(),
  /** Who has confirmed it so far; the next must be somebody else. */
  confirmations: z.array(z.object({ accountId: z.uuid(), account: z.string(), at: z.string() })),
  /** Letters of authority that officers have attached. */
  letters: z.array(fileView),
});
export type Claim = z.infer<typeof claim>;

/** What letters of authority are sent as. */
export const letterPurpose = 'parties.authorisationLetter';

/** Confirmations of different officers that make a representative. */
export const confirmationsNeeded = 2;
