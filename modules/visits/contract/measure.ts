import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { fileView } from '#platform/files/contract/file-view.ts';

/** How far a measure is; `dropped` is said with a reason and can be taken up again. */
export const measureState = z.enum(['planned', 'underWay', 'done', 'dropped']);
export type MeasureState = z.infer<typeof measureState>;

/** What can be done with a measure; `report` says how it goes and leaves the state as it is. */
export const measureActKind = z.enum(['begin', 'report', 'finish', 'drop', 'reopen', 'amend']);
export type MeasureActKind = z.infer<typeof measureActKind>;

/** Light of an open measure by its due day; null once it is done or dropped. */
export const dueLight = z.enum(['ok', 'warn', 'late']);
export type DueLight = z.infer<typeof dueLight>;

/** Number of a document 文号: ends an address, so without signs that mean something there. */
export const documentNumber = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^[^/?#%\\]+$/);

const department = z.object({ id: z.uuid(), name: z.string() });

/** Measures of a document by how far they are. */
export const measureCounts = z.object({
  total: z.int(),
  planned: z.int(),
  underWay: z.int(),
  done: z.int(),
  dropped: z.int(),
  /** Open and past their day. */
  late: z.int(),
  /** Issues that stand joined under the measures. */
  issues: z.int(),
});
export type MeasureCounts = z.infer<typeof measureCounts>;

/** A chapter of a document. */
export const measureAspect = z.object({ id: z.uuid(), position: z.int(), title: z.string() });
export type MeasureAspect = z.infer<typeof measureAspect>;

/** A document in which the zone promises measures. */
export const measureDocument = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  issuedOn: plainDate,
  /** Address of the original, or the name of its file. */
  source: z.string().nullable(),
  /** Since when everybody can read its progress; null while it is not published. */
  publishedAt: z.string().nullable(),
  /** Path of its public page. */
  publicPath: z.string(),
  demonstration: z.boolean(),
  counts: measureCounts,
});
export type MeasureDocument = z.infer<typeof measureDocument>;

/** A measure as a row of the register. */
export const measureSummary = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  documentNumber: z.string(),
  documentTitle: z.string(),
  aspect: measureAspect.nullable(),
  /** Counted from 1 within the document. */
  position: z.int(),
  title: z.string(),
  lead: department,
  cooperating: z.array(department),
  dueOn: plainDate,
  state: measureState,
  light: dueLight.nullable(),
  /** Working days over (late) or left; null without a light. */
  workingDays: z.int().nullable(),
  /** Issues joined under it. */
  issues: z.int(),
  demonstration: z.boolean(),
});
export type MeasureSummary = z.infer<typeof measureSummary>;

/** One act on a measure; acts are never changed. */
export const measureAct = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: measureActKind,
  /** Evidence, news or reason. */
  text: z.string().nullable(),
  files: z.array(fileView),
  by: z.string().nullable(),
  at: z.string(),
});
export type MeasureAct = z.infer<typeof measureAct>;

/** An issue joined under a measure. */
export const joinedIssue = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  /** Number of the issue as its register has it. */
  number: z.string(),
  firm: z.string(),
  category: z.string(),
  text: z.string(),
  joinedBy: z.string().nullable(),
  joinedAt: z.string(),
  /** When the firm was told that the measure is done. */
  toldAt: z.string().nullable(),
  /** Set where the join was undone, with the reason. */
  undone: z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() }).nullable(),
});
export type JoinedIssue = z.infer<typeof joinedIssue>;

/** A measure with what was done for it. */
export const measure = measureSummary.extend({
  content: z.string().nullable(),
  /** Acts so far; sent back with an act, so that nobody acts on what he has not seen. */
  seen: z.int(),
  acts: z.array(measureAct),
  joined: z.array(joinedIssue),
  /** What the caller may do with it as it stands, in the order of use. */
  allowed: z.array(measureActKind),
});
export type Measure = z.infer<typeof measure>;
