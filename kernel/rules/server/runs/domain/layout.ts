import { z } from 'zod';
import { outcomeKind } from '../../../contract/rule-record.ts';

/** A fact that a run read: what the numbers of its place mean. */
export const runInput = z.object({
  fact: z.string(),
  is: z.enum(['number', 'boolean', 'text', 'date']),
  scale: z.int(),
  /** Texts by their number. */
  texts: z.array(z.string()),
});
export type RunInput = z.infer<typeof runInput>;

/** An outcome of a run: what the numbers of its place mean, and what they come to. */
export const runOutcomeHead = z.object({
  ruleId: z.uuid(),
  rule: z.string(),
  version: z.int(),
  decision: z.string(),
  kind: outcomeKind,
  unit: z.string().nullable(),
  /** Places behind the point; fen of money and deductions are 2. */
  scale: z.int(),
  texts: z.array(z.string()),
  yes: z.int(),
  no: z.int(),
  unknown: z.int(),
  sum: z.string().nullable(),
  grades: z.array(z.object({ grade: z.string(), count: z.int() })),
});
export type RunOutcomeHead = z.infer<typeof runOutcomeHead>;

/** What is kept of one place of a party: NaN is unknown; what no whole number holds stands among the long ones. */
export interface RunColumn {
  readonly values: Float64Array;
  readonly long: ReadonlyMap<number, string>;
}

/** 0 no, 1 yes, 2 unknown. */
export function markOf(value: number, isGrade: boolean): 0 | 1 | 2 {
  if (Number.isNaN(value)) return 2;
  return isGrade || value > 0 ? 1 : 0;
}
