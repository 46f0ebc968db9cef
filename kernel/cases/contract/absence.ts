import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { paging } from '#platform/http/contract/query.ts';

/** 外出委托: somebody is away on these days, both included, and leaves the work to a deputy. */
export const absence = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  account: z.string(),
  deputyId: z.uuid(),
  deputy: z.string(),
  firstOn: plainDate,
  lastOn: plainDate,
  reason: z.string(),
  setAt: z.string(),
  /** Ended before its last day, or taken back before its first. */
  endedAt: z.string().nullable(),
  /** `coming`, `running` today, `over` by its days, or `ended` by hand. */
  state: z.enum(['coming', 'running', 'over', 'ended']),
});
/** One of {@link absence}. */
export type Absence = z.infer<typeof absence>;

/** Whose absences are read: the caller's own, those in which it stands in, or all of the zone. */
export const absenceSearch = z.object({
  of: z.enum(['mine', 'deputising', 'everybody']).default('mine'),
  state: z.enum(['coming', 'running', 'over', 'ended']).optional(),
  ...paging,
});

/** A new absence: at most a year, from today on; the deputy has a post today. */
export const absenceEntry = z
  .object({ deputyId: z.uuid(), firstOn: plainDate, lastOn: plainDate, reason: z.string().trim().min(2).max(200) })
  .refine(({ firstOn, lastOn }) => lastOn >= firstOn && daysBetween(firstOn, lastOn) < 366, { path: ['lastOn'] });

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
