import { z } from 'zod';
import { plainDate } from './plain-date.ts';

/**
 * What a day is: `workday` and `weekend` by the ordinary week, `holiday` off and `makeup` (调休) worked
 * by a notice of the State Council's General Office.
 */
export const dayKind = z.enum(['workday', 'weekend', 'holiday', 'makeup']);

/** One of {@link dayKind}. */
export type DayKind = z.infer<typeof dayKind>;

/** Kinds on which work is done and a limit in working days runs. */
export const workingKinds: readonly DayKind[] = ['workday', 'makeup'];

/** One day and why it is what it is. */
export const calendarDay = z.object({
  date: plainDate,
  kind: dayKind,
  /** Holiday that the day belongs to or is worked for, as the notice names it; null on ordinary days. */
  holidayName: z.string().nullable(),
  /** Number of the notice that names the day, e.g. 国办发明电〔2025〕7号; null when the ordinary week decides. */
  source: z.string().nullable(),
  /** The year's notice was not published: Monday to Friday is only the ordinary week and may change. */
  provisional: z.boolean(),
});

/** One of {@link calendarDay}. */
export type CalendarDay = z.infer<typeof calendarDay>;

/** A published notice that arranges a year's holidays or amends them. */
export const calendarNotice = z.object({
  /** Number of the document, e.g. 国办发明电〔2025〕7号. */
  number: z.string(),
  year: z.int(),
  /** Day on which it was published: before it nobody could know. */
  knownFrom: plainDate,
  title: z.string(),
  /** Address of the published text. */
  url: z.string(),
});

/** One of {@link calendarNotice}. */
export type CalendarNotice = z.infer<typeof calendarNotice>;
