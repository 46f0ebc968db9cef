import { z } from 'zod';
import { parameterDatum } from './parameter-texts.ts';
import { ruleDatum } from './rule-definition.ts';

/** Where a datum comes from: a fact of the platform, what somebody gave, a dated parameter, another decision. */
export const datumSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('fact'), fact: z.string(), source: z.string() }),
  z.object({ from: z.literal('given') }),
  z.object({
    from: z.literal('parameter'),
    /** Days in force of the version that counted; no last day as long as nobody has set one. */
    since: z.string(),
    until: z.string().nullable(),
    source: z.string(),
    /** Instant from which the zone knew of it. */
    knownFrom: z.string(),
  }),
  z.object({ from: z.literal('decision') }),
]);
export type DatumSource = z.infer<typeof datumSource>;

/** A datum of a party that a rule read. */
export const readDatum = z.object({ name: z.string(), value: ruleDatum, source: datumSource });
export type ReadDatum = z.infer<typeof readDatum>;

/** What an answer read: a datum of the party, an earlier decision, or a parameter, which may be a list. */
export const answerDatum = readDatum.extend({ value: parameterDatum });
export type AnswerDatum = z.infer<typeof answerDatum>;

/** A condition, the place of its text, what it read, and whether it held: `unknown` lacks a datum, `notAsked` nothing depended on it. */
export const answeredClause = z.object({
  text: z.string(),
  /** Characters of the decision's expression; of a table's cell, with its row and column counted from 0. */
  from: z.int(),
  to: z.int(),
  row: z.int().nullable(),
  column: z.int().nullable(),
  held: z.enum(['yes', 'no', 'unknown', 'notAsked']),
  data: z.array(answerDatum),
  /** Ids of the sentences that it comes from. */
  sentences: z.array(z.string()),
});
export type AnsweredClause = z.infer<typeof answeredClause>;

/** A reason why something is unknown: a code of `diagnostics` in the locale of kernel/rules. */
export const answerGap = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  from: z.int(),
  to: z.int(),
});

/** A decision as it was answered. */
export const answeredDecision = z.object({
  name: z.string(),
  value: ruleDatum,
  /** How it was counted: whole numbers proved exact, decimals of 34 digits, or by the evaluator without compiling. */
  path: z.enum(['integer', 'decimal', 'evaluated']),
  /** Why not whole numbers; empty when it is. */
  whyNotInteger: z.string(),
  /** Everything that its text or table names, itself or by the functions that it calls, each once, in the order of the text. */
  reads: z.array(answerDatum),
  clauses: z.array(answeredClause),
  /** Rows of a table that matched, counted from 0. */
  rows: z.array(z.int()),
  /** Sentences that the whole decision comes from. */
  sentences: z.array(z.string()),
  gaps: z.array(answerGap),
});
export type AnsweredDecision = z.infer<typeof answeredDecision>;

/** What an answer is good for, computed. */
export const answeredOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('condition'), decision: z.string(), holds: z.boolean().nullable() }),
  z.object({ kind: z.literal('money'), decision: z.string(), fen: z.int().nullable() }),
  z.object({ kind: z.literal('grade'), decision: z.string(), grade: z.string().nullable() }),
  z.object({ kind: z.literal('number'), decision: z.string(), value: z.string().nullable(), unit: z.string() }),
  z.object({
    kind: z.literal('goods'),
    decision: z.string(),
    count: z.string().nullable(),
    item: z.string(),
    unit: z.string(),
  }),
  z.object({
    kind: z.literal('status'),
    decision: z.string(),
    status: z.string(),
    granted: z.boolean().nullable(),
    /** First and last day, when it is granted. */
    since: z.string().nullable(),
    until: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('deduction'),
    decision: z.string(),
    tax: z.string(),
    deductionFen: z.int().nullable(),
    rate: z.string().nullable(),
    savedFen: z.int().nullable(),
  }),
]);
export type AnsweredOutcome = z.infer<typeof answeredOutcome>;

/** What a rule answers for one party on a day, as known at an instant, and why. */
export const ruleAnswer = z.object({
  /** Day whose values count. */
  on: z.string(),
  /** Instant whose knowledge counts. */
  asOf: z.string(),
  outcomes: z.array(answeredOutcome),
  decisions: z.array(answeredDecision),
});
export type RuleAnswer = z.infer<typeof ruleAnswer>;
