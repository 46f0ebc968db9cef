import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

/** Why a visit does not count against the cap: the firm asked for it, or an accident or a matter of safety. */
export const exemption = z.enum(['asked', 'safety']);
export type Exemption = z.infer<typeof exemption>;

/** How often a firm may be visited: the zone's rule, 无事不扰, in force from a day until the next one. */
export const capRule = z.object({
  /** `YYYY-MM-DD`; null for the rule that the software brings, in force until the zone sets its own. */
  validFrom: plainDate.nullable(),
  /** Length of the window in months: every span of so many months counts, not the calendar year. */
  months: z.int().min(1).max(60),
  /** Most visits to one firm by all departments together; a joint visit of several counts once. */
  totalMost: z.int().min(1).max(366),
  /** Most visits to one firm by one department. */
  departmentMost: z.int().min(1).max(366),
  /** 文号 of the zone's document; null only for the rule that the software brings. */
  documentNumber: z.string().nullable(),
});
export type CapRule = z.infer<typeof capRule>;

/** In force where a zone has set nothing: four visits in twelve months, two of them by one department. */
export const usualCap: CapRule = {
  validFrom: null,
  months: 12,
  totalMost: 4,
  departmentMost: 2,
  documentNumber: null,
};

/** A visit as the cap sees it; one row however many departments came together. */
export const countedVisit = z.object({
  id: z.uuid(),
  day: plainDate,
  departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
  officers: z.array(z.string()),
});
export type CountedVisit = z.infer<typeof countedVisit>;

/** What the cap still allows for a firm on a day. */
export const allowance = z.object({
  day: plainDate,
  rule: capRule,
  /** Visits of the window that count, newest first. */
  counted: z.array(countedVisit),
  /** Visits of the window that do not count, for they were exempt. */
  exempt: z.int(),
  /** How many more all departments together may make on that day. */
  totalLeft: z.int(),
  /** By department of the caller. */
  departments: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      left: z.int(),
      /** First day from the asked one on which this department may go. */
      nextDay: plainDate,
    }),
  ),
});
export type Allowance = z.infer<typeof allowance>;
