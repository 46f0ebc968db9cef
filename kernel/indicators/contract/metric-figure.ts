import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { decimalString, figure } from './figure.ts';

/** Id of a metric of this installation: `<part>.<name>`. */
export const metricId = z.string().regex(/^[a-z][A-Za-z0-9]{0,40}\.[a-z][A-Za-z0-9]{0,60}$/);

/** One of the parts that a value is made of, named in the reader's language. */
export const figurePart = z.object({
  key: z.string(),
  label: z.string(),
  value: decimalString,
  /** How many rows it was computed from. */
  rows: z.number().int(),
  /** Page that lists those rows. */
  href: z.string().nullable(),
});
export type FigurePart = z.infer<typeof figurePart>;

/** The rows that a value was computed from, and the page that lists exactly them. */
export const figureRows = z.object({ count: z.number().int(), href: z.string() });

/** One period of a series; the same period a year before beside it. */
export const seriesPoint = z.object({
  period: z.string(),
  value: decimalString.nullable(),
  yearBefore: decimalString.nullable(),
});
export type SeriesPoint = z.infer<typeof seriesPoint>;

/** A definition 口径 as it was, or is, in force. */
export const metricVersion = z.object({
  version: z.number().int().min(1),
  /** First day of its force. */
  from: plainDate,
  text: z.string(),
});

/** How a metric is counted: a stock on a day, a flow over months. */
export const metricKind = z.enum(['stock', 'flow']);

/** A metric as the registry knows it. */
export const metricDefinition = z.object({
  metric: metricId,
  name: z.string(),
  /** Name of the part that answers for it. */
  part: z.string(),
  unit: z.string(),
  kind: metricKind,
  /** A share or mean, never added over months. */
  ratio: z.boolean(),
  partsAdd: z.boolean(),
  beside: metricId.nullable(),
  /** Newest first; the first is in force. */
  versions: z.array(metricVersion),
  /** Types of records that it is computed from. */
  reads: z.array(z.string()),
});
export type MetricDefinition = z.infer<typeof metricDefinition>;

/** A source that has not brought what was due: since when, and what is awaited. */
export const staleness = z.object({
  /** Moment or day since which it is overdue. */
  since: z.string(),
  /** Period that is awaited, e.g. `2026-10`. */
  awaited: z.string(),
});

/** A metric's value with all that a reader may ask of it. */
export const metricFigure = z.object({
  /** The value: status `actual`, period, unit; null where nothing was there to compute from. */
  figure,
  name: z.string(),
  definition: metricVersion,
  kind: metricKind,
  ratio: z.boolean(),
  parts: z.array(figurePart),
  partsAdd: z.boolean(),
  rows: figureRows,
  /** The year's target, status `target`. */
  target: figure.nullable(),
  /** Percent of the target reached, and percent of the year that has passed, exact text with one decimal. */
  pace: z.object({ reached: decimalString, elapsed: decimalString }).nullable(),
  /** The same period of the year before, by the same definition. */
  yearBefore: figure.nullable(),
  /** Growth on it in percent (points for ratios), one decimal. */
  growth: decimalString.nullable(),
  /** The last 24 months or month ends, oldest first. */
  series: z.array(seriesPoint),
  /** Last day or month that the data reach. */
  dataUntil: z.string().nullable(),
  /** When the value was last brought up to date, ISO 8601. */
  checkedAt: z.string(),
  /** When the value last changed. */
  changedAt: z.string(),
  stale: staleness.nullable(),
  demonstration: z.boolean(),
});
export type MetricFigure = z.infer<typeof metricFigure>;
