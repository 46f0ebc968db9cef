import { z } from 'zod';
import { dayKind } from '#kernel/calendar/contract/day.ts';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { caseLight } from './case-light.ts';

/** Somebody or some department by id and name; the name is that of today. */
export const named = z.object({ id: z.uuid(), name: z.string() });

/** One day of a clock. `counted` is the number of the day in the limit, from 1; null where the day does not count. */
export const clockDay = z.object({
  date: plainDate,
  kind: dayKind,
  counted: z.number().int().nullable(),
  /** Why it does not count: it is the day of the start, no work is done, or the clock stood still. */
  excluded: z.enum(['startDay', 'weekend', 'holiday', 'paused']).nullable(),
  holidayName: z.string().nullable(),
  source: z.string().nullable(),
  provisional: z.boolean(),
});
export type ClockDay = z.infer<typeof clockDay>;

/** A clock of a case with its words; `days` covers the start to the last day, or to today where that is later, at most 400 days. */
export const clockView = z.object({
  name: z.string(),
  title: z.string(),
  basis: z.string(),
  unit: z.enum(['workingDays', 'calendarDays']),
  limit: z.number().int(),
  startedOn: plainDate,
  dueOn: plainDate,
  warnOn: plainDate,
  pausedOn: plainDate.nullable(),
  pausedDays: z.number().int(),
  extended: z.boolean(),
  stoppedOn: plainDate.nullable(),
  provisional: z.boolean(),
  light: caseLight,
  /** Days left (or, negative, over) in the clock's unit; null once it stopped. */
  left: z.number().int().nullable(),
  days: z.array(clockDay),
});
export type ClockView = z.infer<typeof clockView>;

/** A file that stands with an act. */
export const evidenceFile = z.object({ id: z.uuid(), name: z.string(), bytes: z.number().int(), type: z.string() });

/** One line of the timeline. */
export const timelineEntry = z.object({
  sequence: z.number().int(),
  act: z.string(),
  actName: z.string(),
  at: z.string(),
  /** Name of who acted; of the firm's people only that it was the firm. */
  by: z.string(),
  byKind: z.enum(['account', 'party', 'system']),
  department: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  comment: z.string().nullable(),
  /** Departments and people that the act named. */
  to: z.array(z.string()),
  verdict: z.enum(['agree', 'refuse']).nullable(),
  files: z.array(evidenceFile),
  fromState: z.string().nullable(),
  toState: z.string(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** An act as the page shows it: open to the caller, or refused with the reason. */
export const actView = z.object({
  name: z.string(),
  title: z.string(),
  /** A transition of the lifecycle, or a common verb. */
  own: z.boolean(),
  /** What its form asks for. */
  needs: z.array(z.enum(['comment', 'file', 'evidence', 'department', 'account'])),
  allowed: z.boolean(),
  /** Why not, in the caller's language; null where it is allowed. */
  refusal: z.string().nullable(),
  /** Absent person for whom the caller would act. */
  onBehalfOf: z.string().nullable(),
  /** Clocks that it can name, for pause, resume and extend. */
  clocks: z.array(z.string()),
  mostDays: z.number().int().nullable(),
});
export type ActView = z.infer<typeof actView>;

/** Something that somebody has to do next. */
export const taskView = z.object({
  kind: z.string(),
  title: z.string(),
  /** Name of the department, person or firm that it waits for. */
  whom: z.string(),
  since: z.string(),
  dueOn: plainDate.nullable(),
  light: caseLight,
});

/** A case as one of its readers sees it. */
export const caseView = z.object({
  id: z.uuid(),
  lifecycle: z.string(),
  lifecycleName: z.string(),
  number: z.string(),
  title: z.string(),
  href: z.string(),
  state: z.string(),
  stateName: z.string(),
  concluded: z.boolean(),
  /** To be sent back with the next act: whoever was faster shows. */
  sequence: z.number().int(),
  light: caseLight,
  dueOn: plainDate.nullable(),
  openedAt: z.string(),
  party: named.nullable(),
  dispatcher: named.nullable(),
  lead: named.extend({ account: named.nullable() }).nullable(),
  assistants: z.array(named.extend({ done: z.boolean() })),
  signing: z
    .object({
      mode: z.enum(['all', 'any']),
      outcome: z.enum(['open', 'agreed', 'refused']),
      signers: z.array(z.object({ whom: z.string(), verdict: z.enum(['agree', 'refuse']).nullable() })),
    })
    .nullable(),
  /** Who got copies, the first first; `read` is when it was first opened there. Empty for the firm's people. */
  copies: z.array(z.object({ whom: z.string(), at: z.string(), read: z.string().nullable() })),
  supervision: z.object({ state: z.string(), stateName: z.string(), answerBy: plainDate.nullable() }).nullable(),
  clocks: z.array(clockView),
  tasks: z.array(taskView),
  acts: z.array(actView),
  /** Whether something of it waits for the caller, or for somebody whom the caller stands in for. */
  yourTurn: z.boolean(),
  /** Names of those for whose next step it waits; none where it waits for nobody. */
  waitsFor: z.array(z.string()),
  timeline: z.array(timelineEntry),
  /** States of the lifecycle in their order, for the steps above the case. */
  steps: z.array(z.object({ state: z.string(), name: z.string() })),
  demonstration: z.boolean(),
});
export type CaseView = z.infer<typeof caseView>;
