import { z } from 'zod';
import { decimalString } from './figure.ts';
import { metricId } from './metric-figure.ts';

/** A month, `YYYY-MM`. */
export const plainMonth = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/);
/** A year, `YYYY`. */
export const plainYear = z.string().regex(/^(19|20)\d{2}$/);

/** What a report says: what happened in a month, or what a year is to bring. */
export const reportStatus = z.enum(['actual', 'target']);

/** One part's value of one metric for one month (or year, for a target), as it was reported with its source. */
export const report = z.object({
  id: z.uuid(),
  metric: metricId,
  metricName: z.string(),
  unit: z.string(),
  status: reportStatus,
  /** `YYYY-MM` for what happened, `YYYY` for a target. */
  period: z.string(),
  /** The part of the zone or its economy that it is about; empty for the whole. */
  part: z.string(),
  value: decimalString,
  /** Where it was read from: a statement, a table with its number. */
  source: z.string(),
  /** Counted up with each correction of the same metric, period and part. */
  revision: z.number().int().min(1),
  /** `standing` counts; `superseded` was corrected; `reversed` was taken back. */
  state: z.enum(['standing', 'superseded', 'reversed']),
  reason: z.string().nullable(),
  reportedBy: z.string().nullable(),
  reportedAt: z.string(),
  demonstration: z.boolean(),
});
export type Report = z.infer<typeof report>;

/** What an officer reports; a report of the same metric, period and part replaces the one before, and keeps it. */
export const newReport = z.object({
  metric: metricId,
  status: reportStatus,
  period: z.union([plainMonth, plainYear]),
  part: z.string().trim().max(40),
  /** Short enough for sums of many to be decimals still. */
  value: z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/),
  source: z.string().trim().min(2).max(200),
  /** The metric was never reported by this part before, and is now. */
  newPart: z.literal(true).optional(),
  /** Needed when a standing report is replaced. */
  reason: z.string().trim().min(2).max(500).optional(),
});
export type NewReport = z.infer<typeof newReport>;
