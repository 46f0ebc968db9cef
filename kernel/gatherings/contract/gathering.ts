import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { fileView } from '#platform/files/contract/file-view.ts';
import { gatheringActs, gatheringKinds, gatheringStates } from './gathering-state.ts';

/** Purpose of the files that lie beside the agenda: sent by who holds the gathering, read by staff and who is invited. */
export const paperPurpose = 'gatherings.paper';

/** Schema of a kind of gathering. */
export const gatheringKind = z.enum(gatheringKinds);

/** Schema of a state of a gathering. */
export const gatheringState = z.enum(gatheringStates);

/** A time of day in China, `HH:MM`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const named = z.object({ id: z.uuid(), name: z.string() });

/** When and where a gathering takes place, as people enter it; a place in words or a site of the zone, or both. */
export const gatheringPlan = z.object({
  title: z.string().trim().min(2).max(120),
  day: plainDate,
  fromTime: clockTime,
  toTime: clockTime,
  place: z.string().trim().min(1).max(120).nullable(),
  siteId: z.uuid().nullable(),
  /** Seats; null where nobody counts them. */
  capacity: z.int().min(1).max(100_000).nullable(),
});

/** One gathering as a line of the register. */
export const gatheringRow = gatheringPlan.omit({ place: true, siteId: true }).extend({
  id: z.uuid(),
  /** As it is stored: an answer shows what is there and judges nothing. */
  title: z.string(),
  kind: gatheringKind,
  state: gatheringState,
  /** Site and place in words together. */
  where: z.string(),
  host: named,
  series: named.nullable(),
  invited: z.int(),
  /** Said that they come, waiting list left out. */
  coming: z.int(),
  waiting: z.int(),
  present: z.int(),
  /** Decisions of this gathering that are not done. */
  openDecisions: z.int(),
  demonstration: z.boolean(),
});
export type GatheringRow = z.infer<typeof gatheringRow>;

/** An item of the agenda with its papers. */
export const agendaItem = z.object({
  id: z.uuid(),
  title: z.string(),
  minutes: z.int().nullable(),
  /** Who reports: a department or a post. */
  speaker: z.string().nullable(),
  papers: z.array(fileView),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/** How a decision stands: `draft` until it is assigned, then the state of its assignment. */
export const decisionState = z.enum([
  'draft',
  'assigned',
  'declined',
  'accepted',
  'reported',
  'returned',
  'confirmed',
  'ended',
]);
export type DecisionState = z.infer<typeof decisionState>;

/** What was decided, with the department that leads, the day by which it must be done, and its light. */
export const decision = z.object({
  id: z.uuid(),
  number: z.int(),
  text: z.string(),
  department: named.nullable(),
  dueOn: plainDate.nullable(),
  state: decisionState,
  light: z.enum(['ok', 'warn', 'late', 'hold']).nullable(),
  /** Working days left, or over where the light is `late`; null once it is done or before it is assigned. */
  workingDays: z.int().nullable(),
  caseId: z.uuid().nullable(),
  gathering: z.object({ id: z.uuid(), title: z.string(), day: plainDate }),
});
export type Decision = z.infer<typeof decision>;

/** A question with its answer; who asked is told to staff alone. */
export const question = z.object({
  id: z.uuid(),
  text: z.string(),
  /** House or person that asked, as staff may see it; null for others. */
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  own: z.boolean(),
  pinned: z.boolean(),
  answer: z.string().nullable(),
  answeredHow: z.enum(['written', 'aloud']).nullable(),
  answeredAt: z.string().nullable(),
});
export type Question = z.infer<typeof question>;

/** One act of a gathering as its history shows it. */
export const gatheringHistory = z.object({
  number: z.int(),
  act: z.enum(gatheringActs),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
});

/** A gathering with everything that stands on its page. */
export const gatheringDetail = gatheringRow.extend({
  place: z.string().nullable(),
  siteId: z.uuid().nullable(),
  siteName: z.string().nullable(),
  questionsReleased: z.boolean(),
  /** The caller works in the department that holds it. */
  holds: z.boolean(),
  takesSignIns: z.boolean(),
  agenda: z.array(agendaItem),
  /** Open decisions of the series' earlier gatherings: they head the agenda. */
  carried: z.array(decision),
  decisions: z.array(decision),
  questions: z.array(question),
  history: z.array(gatheringHistory),
});
export type GatheringDetail = z.infer<typeof gatheringDetail>;
