import { z } from 'zod';
import { figure } from './figure.ts';

/** A figure that a real zone has published; of no tenant. */
export const publishedValue = z.object({
  id: z.string(),
  zoneId: z.string(),
  zoneName: z.string(),
  /** Published metric, e.g. `high_tech_firms`; several prints of one meaning share it. */
  indicator: z.string(),
  /** Name as the page prints it. */
  name: z.string(),
  /** Firm or project that the figure is about, when it is not of the whole zone. */
  subject: z.string().nullable(),
  note: z.string().nullable(),
  figure,
});
export type PublishedValue = z.infer<typeof publishedValue>;

/** In what two published figures differ: `blocking` ones may not be set side by side, the others must be told. */
export const difference = z.object({
  in: z.enum(['unit', 'currency', 'name', 'subject', 'status', 'periodLength', 'period', 'bound']),
  blocking: z.boolean(),
});
export type Difference = z.infer<typeof difference>;

/** A published figure beside the one that the comparison starts from. */
export const comparedValue = publishedValue.extend({ differences: z.array(difference) });

/** All that zones have published under one indicator: the comparable group first, then those told apart with why. */
export const comparison = z.object({
  indicator: z.string(),
  /** Groups of values with the same definition; the largest first. */
  groups: z.array(
    z.object({
      /** The value that the others of the group are compared with. */
      base: z.string(),
      unit: z.string(),
      values: z.array(comparedValue),
      /** In what this group differs from the first; empty for the first. */
      differsFromFirst: z.array(difference),
    }),
  ),
  /** Zones asked for that have published nothing under this indicator. */
  without: z.array(z.object({ zoneId: z.string(), zoneName: z.string() })),
});
export type Comparison = z.infer<typeof comparison>;
