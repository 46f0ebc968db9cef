import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

/** What a zone can promise; the kept rate of each is computed from stored actions. */
export const promiseKind = z.enum(['firstAnswer', 'acceptance', 'resolution']);
export type PromiseKind = z.infer<typeof promiseKind>;

/** Minutes run day and night; office hours within the hours of working days; working days begin with the day after. */
export const promiseUnit = z.enum(['minutes', 'officeHours', 'workingDays']);
export type PromiseUnit = z.infer<typeof promiseUnit>;

/** One promise of a charter. */
export const charterPromise = z.object({
  kind: promiseKind,
  /** How many of the unit. */
  limit: z.int().min(1).max(10_000),
  unit: promiseUnit,
  /** In the zone's own words; a sentence of the limit stands where there are none. */
  words: z.string().trim().min(2).max(200).nullable().default(null),
  wordsEn: z.string().trim().min(2).max(400).nullable().default(null),
});
export type CharterPromise = z.infer<typeof charterPromise>;

/** Minutes since midnight in China. */
export const minuteOfDay = z.int().min(0).max(1_440);

/** A version of the charter; it holds from its day until the next one. */
export const charter = z.object({
  id: z.uuid(),
  /** The zone's own name for its service. */
  name: z.string().trim().min(2).max(40),
  nameEn: z.string().trim().min(2).max(80).nullable(),
  intro: z.string().trim().min(2).max(500).nullable(),
  introEn: z.string().trim().min(2).max(800).nullable(),
  validFrom: plainDate,
  documentNumber: z.string().nullable(),
  officeOpens: minuteOfDay,
  officeCloses: minuteOfDay,
  promises: z.array(charterPromise),
});
export type Charter = z.infer<typeof charter>;

/**
 * How one promise stands: kept; broken, also while still open past its limit; open within its limit.
 */
export const promiseVerdict = z.enum(['kept', 'broken', 'open']);
export type PromiseVerdict = z.infer<typeof promiseVerdict>;

/** Counts of a span; the rate is kept of kept and broken. */
export const promiseTally = z.object({ kept: z.int(), broken: z.int(), open: z.int() });
export type PromiseTally = z.infer<typeof promiseTally>;

/** Counts with kept of kept and broken in percent, one decimal, never rounded up to the whole; null while nothing is due. */
export const ratedTally = promiseTally.extend({ rate: z.string().nullable() });
export type RatedTally = z.infer<typeof ratedTally>;

/** One promise with its counts by month, oldest first, and of the twelve months together. */
export const promiseRate = z.object({
  kind: promiseKind,
  total: ratedTally,
  months: z.array(ratedTally.extend({ month: z.string() })),
});
export type PromiseRate = z.infer<typeof promiseRate>;

/** One row behind a rate. */
export const promiseRow = z.object({
  id: z.uuid(),
  number: z.string(),
  /** Firm as the register or the message names it; null where none is told. */
  firm: z.string().nullable(),
  startedAt: z.string(),
  dueAt: z.string(),
  doneAt: z.string().nullable(),
  verdict: promiseVerdict,
  href: z.string(),
});
export type PromiseRow = z.infer<typeof promiseRow>;
