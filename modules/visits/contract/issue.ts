import { z } from 'zod';

/** How urgent an issue is; each has its own number of working days. */
export const issueUrgency = z.enum(['critical', 'urgent', 'normal', 'complex']);
export type IssueUrgency = z.infer<typeof issueUrgency>;

/** How it came: on a visit, filed by the firm itself, on its behalf by an officer, by a scanned code, at a gathering. */
export const issueSource = z.enum(['visit', 'own', 'onBehalf', 'code', 'gathering']);
export type IssueSource = z.infer<typeof issueSource>;

/** States of the lifecycle, in the order of the loop. */
export const issueState = z.enum([
  'registered',
  'assigned',
  'inProgress',
  'replied',
  'unanswered',
  'systemic',
  'closed',
  'asked',
  'settled',
  'ended',
]);
export type IssueState = z.infer<typeof issueState>;

/** Why an issue was ended without being solved. */
export const issueEnding = z.enum(['withdrawn', 'underLaw', 'merged']);
export type IssueEnding = z.infer<typeof issueEnding>;

/** What a firm said when it was asked; `none`: it did not answer in time. */
export const issueAnswer = z.enum(['solved', 'partly', 'notSolved', 'none']);
export type IssueAnswer = z.infer<typeof issueAnswer>;

/** How a firm answered: by its link, signed in, or to an officer who wrote it down. */
export const answerChannel = z.enum(['link', 'login', 'officer']);
export type AnswerChannel = z.infer<typeof answerChannel>;

/** Text of an issue. */
export const issueText = z.string().trim().min(2).max(2000);

/** Days that the zone gives itself and its firms; where it has set none the usual ones hold. */
export const issueLimits = z.object({
  /** Working days to accept or refuse. */
  acceptance: z.int().min(1).max(30),
  /** Working days to solve, by urgency. */
  critical: z.int().min(1).max(90),
  urgent: z.int().min(1).max(90),
  normal: z.int().min(1).max(180),
  complex: z.int().min(1).max(360),
  /** Calendar days in which the firm says whether it is solved. */
  answer: z.int().min(1).max(60),
  /** Calendar days after closing until the firm is asked once more. */
  askAfter: z.int().min(7).max(180),
  /** Calendar days to answer that. */
  confirmation: z.int().min(3).max(60),
  /** Working days late after which supervision is asked for. */
  superviseAfter: z.int().min(1).max(90),
});
export type IssueLimits = z.infer<typeof issueLimits>;

/** What holds where the zone has set nothing. */
export const usualLimits: IssueLimits = {
  ...{ acceptance: 1, critical: 1, urgent: 3, normal: 10, complex: 20 },
  ...{ answer: 7, askAfter: 30, confirmation: 14, superviseAfter: 3 },
};
