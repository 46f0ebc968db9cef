import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

/** The named officer of a firm, and who stands in. */
export const officerPart = z.enum(['officer', 'deputy']);
export type OfficerPart = z.infer<typeof officerPart>;

/** Title of a project of a firm; empty for the firm as a whole. */
export const projectTitle = z.string().trim().max(100);

/** Somebody of the authority as a firm may know them: no private number. */
export const servant = z.object({
  staffId: z.uuid(),
  name: z.string(),
  /** Department of the main post today; null while none is held. */
  department: z.string().nullable(),
  /** Extension of the office. */
  telephone: z.string().nullable(),
  since: plainDate,
});
export type Servant = z.infer<typeof servant>;

/** A firm, or a project of one, with who serves it on a day; null is a gap. */
export const servedFirm = z.object({
  firmId: z.uuid(),
  firm: z.string(),
  /** As it is stored: an answer shows what is there and judges nothing. */
  project: z.string(),
  officer: servant.nullable(),
  deputy: servant.nullable(),
});
export type ServedFirm = z.infer<typeof servedFirm>;

/** Ratings of one officer over the last four quarters and this one. */
export const ratingSummary = z.object({
  /** Ratings given. */
  count: z.int(),
  /** Firms asked, each once a quarter. */
  asked: z.int(),
  /** Of these how many did not answer. */
  unanswered: z.int(),
  /** Mean of the stars with one decimal; null for fewer than five ratings. */
  mean: z.string().nullable(),
});
export type RatingSummary = z.infer<typeof ratingSummary>;

/** Fewest ratings of which a mean is told by name. */
export const fewestRatings = 5;

/** A member of staff who can serve firms, with how many each serves and how they rate it. */
export const officerOnStaff = z.object({
  staffId: z.uuid(),
  name: z.string(),
  department: z.string().nullable(),
  telephone: z.string().nullable(),
  firms: z.int(),
  deputyOf: z.int(),
  ratings: ratingSummary,
});
export type OfficerOnStaff = z.infer<typeof officerOnStaff>;

/** One term of an officer at a firm. */
export const officerTerm = z.object({
  id: z.uuid(),
  project: z.string(),
  part: officerPart,
  staffId: z.uuid(),
  name: z.string(),
  startsOn: plainDate,
  /** First day without; null while no end is known. */
  endsOn: plainDate.nullable(),
});
export type OfficerTerm = z.infer<typeof officerTerm>;

/** One to five, five is best. */
export const stars = z.int().min(1).max(5);

/** What a firm said of an officer. */
export const officerRating = z.object({
  id: z.uuid(),
  staffId: z.uuid(),
  name: z.string(),
  stars,
  words: z.string().nullable(),
  quarter: z.string(),
  /** Rated after this issue was closed; null for the rating of the quarter. */
  issueId: z.uuid().nullable(),
  ratedOn: plainDate,
});
export type OfficerRating = z.infer<typeof officerRating>;

/** What handing over does to one firm: the successor takes the place, moves up from deputy, or leaves the place open. */
export const handOverOutcome = z.enum(['taken', 'movesUp', 'leftOpen']);

/** One place that a leaving officer holds. */
export const handedPlace = z.object({
  firmId: z.uuid(),
  firm: z.string(),
  /** As it is stored: an answer shows what is there and judges nothing. */
  project: z.string(),
  part: officerPart,
  outcome: handOverOutcome,
});
export type HandedPlace = z.infer<typeof handedPlace>;

/** States of an issue after which its firm may say what it thinks of its officer: once for each issue. */
export const ratedIssueStates: readonly string[] = ['closed', 'asked', 'settled'];
