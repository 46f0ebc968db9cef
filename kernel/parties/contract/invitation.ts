import { z } from 'zod';
import { memberRole } from './membership.ts';
import { maskedPerson } from './person.ts';

/** Roles that come by invitation. */
export const invitedRole = z.enum(['firmMember', 'expert', 'bankOfficer', 'resident']);
export type InvitedRole = z.infer<typeof invitedRole>;

/** Days for which an invitation can be accepted. */
export const invitationDays = 7;

/** An invitation as lists show it; the code itself is shown once, to who invited. */
export const invitation = z.object({
  id: z.uuid(),
  person: maskedPerson,
  role: invitedRole,
  /** Name of the firm or house; null for experts and residents. */
  house: z.string().nullable(),
  firmId: z.uuid().nullable(),
  memberRole: memberRole.nullable(),
  state: z.enum(['open', 'expired', 'accepted', 'revoked']),
  invitedBy: z.string(),
  /** A representative of the firm invites, and may take it back; otherwise the authority does. */
  byRepresentative: z.boolean(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof invitation>;

/** What who invited gets to hand over. */
export const issuedInvitation = z.object({
  id: z.uuid(),
  expiresAt: z.string(),
  /** Code with which the invited person sets login and password, shown this once; null for a person who has a login. */
  code: z.string().nullable(),
  person: maskedPerson,
});
export type IssuedInvitation = z.infer<typeof issuedInvitation>;
