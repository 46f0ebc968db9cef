import { z } from 'zod';
import { calendarDay, calendarNotice } from './day.ts';
import { plainDate } from './plain-date.ts';

/** A whole year, day by day. */
export const calendarYear = z.object({
  year: z.int(),
  asOf: plainDate.nullable(),
  /** The year's notice was published; otherwise every day is provisional. */
  published: z.boolean(),
  notices: z.array(calendarNotice),
  totals: z.object({
    workingDays: z.int(),
    /** Saturdays and Sundays off by the ordinary week alone. */
    weekendDays: z.int(),
    /** Days off by notice, weekends among them included. */
    holidayDays: z.int(),
    /** Saturdays and Sundays worked by notice; part of `workingDays`. */
    makeupDays: z.int(),
  }),
  days: z.array(calendarDay),
});

/** One of {@link calendarYear}. */
export type CalendarYear = z.infer<typeof calendarYear>;
