import { z } from 'zod';

/** Who can be invited. */
export const inviteeKind = z.enum(['firm', 'institution', 'person', 'account', 'department']);
export type InviteeKind = z.infer<typeof inviteeKind>;

/** Somebody to invite. */
export const invitee = z.object({ kind: inviteeKind, id: z.uuid() });
export type Invitee = z.infer<typeof invitee>;

/** What an invitee says: comes, does not, sends somebody else, or does not know yet. */
export const answerWord = z.enum(['yes', 'no', 'another', 'unknown']);
export type AnswerWord = z.infer<typeof answerWord>;

/** An answer; who comes instead is named by post, never by name. */
export const answerBody = z.object({
  answer: answerWord,
  substitute: z.string().trim().min(1).max(60).nullable().default(null),
});

/** How somebody signed in: by account, by the link of the invitation, by name and mobile number, or by the hand of an officer. */
export const signInWay = z.enum(['account', 'link', 'name', 'hand']);

/** An invitation with its answer and whether somebody came. */
export const attendanceRow = z.object({
  id: z.uuid(),
  kind: inviteeKind,
  /** Name of a house or department; of a person and an account of outsiders only the masked one. */
  name: z.string(),
  walkIn: z.boolean(),
  answer: answerWord.nullable(),
  substitute: z.string().nullable(),
  answeredAt: z.string().nullable(),
  waiting: z.boolean(),
  /** A link was made for it. */
  hasLink: z.boolean(),
  /** How many signed in under it. */
  present: z.int(),
  signedInAt: z.string().nullable(),
  signedInHow: signInWay.nullable(),
});
export type AttendanceRow = z.infer<typeof attendanceRow>;
