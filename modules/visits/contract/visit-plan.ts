import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { namedDepartment } from './visit.ts';

/** Where a plan stands, by its days and the visits made; nobody types it. */
export const planState = z.enum(['coming', 'running', 'done', 'late', 'withdrawn']);
export type PlanState = z.infer<typeof planState>;

/** Most firms of one plan. */
export const mostPlanFirms = 5_000;

/** A plan with its progress, computed from visits of its department since it began. */
export const visitPlan = z.object({
  id: z.uuid(),
  title: z.string(),
  department: namedDepartment,
  startsOn: plainDate,
  endsOn: plainDate,
  state: planState,
  firms: z.int(),
  visited: z.int(),
  /** Firms whose day has passed without a visit. */
  late: z.int(),
  /** By what the firms were chosen, in words; null where they were picked one by one. */
  chosenBy: z.string().nullable(),
  madeBy: z.string().nullable(),
  /** ISO 8601 in UTC. */
  madeAt: z.string(),
  withdrawnReason: z.string().nullable(),
});
export type VisitPlan = z.infer<typeof visitPlan>;

/** Whether a planned firm was visited: in time, late, not yet, or not although its day has passed. */
export const planFirmState = z.enum(['visited', 'visitedLate', 'open', 'late', 'removed']);
export type PlanFirmState = z.infer<typeof planFirmState>;

/** A firm of a plan. */
export const planFirm = z.object({
  id: z.uuid(),
  firm: z.object({ id: z.uuid(), name: z.string(), code: z.string().nullable() }),
  officer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  dueOn: plainDate,
  state: planFirmState,
  /** The first visit since the plan began. */
  visitId: z.uuid().nullable(),
  visitedOn: plainDate.nullable(),
  addedReason: z.string().nullable(),
  removedReason: z.string().nullable(),
  /** Visits that the cap still allows today to the plan's department. */
  left: z.int(),
});
export type PlanFirm = z.infer<typeof planFirm>;
