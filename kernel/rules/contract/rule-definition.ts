import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

/** A name as rules call it: 从业人数, 年度保费; words may stand apart by single spaces. */
export const ruleName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}_][\p{L}\p{N}_ ]*$/u)
  // Data are kept by name: what every object of JavaScript has by itself would be found where nobody gave it.
  .refine((name) => !Object.hasOwn(Object.prototype, name));

/** A value as it is kept and sent: numbers as decimal text, dates `YYYY-MM-DD`, null where unknown. */
export const ruleDatum = z.union([z.string().max(500), z.boolean(), z.null()]);
export type RuleDatum = z.infer<typeof ruleDatum>;

/** What values a term has; bounds are what lets the compiler prove that whole numbers suffice. */
export const termType = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('number'),
    /** Places behind the point. */
    scale: z.int().min(0).max(6),
    /** Smallest and largest value, in whole units of the last place. */
    least: z.int(),
    most: z.int(),
    unit: z.string().max(20).nullable(),
  }),
  z.object({ is: z.literal('text'), allowed: z.array(z.string().min(1).max(60)).max(100).nullable() }),
  z.object({ is: z.literal('date') }),
  z.object({ is: z.literal('boolean') }),
]);
export type TermType = z.infer<typeof termType>;

/** A datum that a rule reads of a party: by name, and from which fact of the platform it is known; null is asked for. */
export const ruleTerm = z.object({
  name: ruleName,
  type: termType,
  fact: z.string().max(80).nullable(),
});
export type RuleTerm = z.infer<typeof ruleTerm>;

/** Source of an expression of FEEL. */
export const feelText = z.string().max(4_000);
/** Ids of sentences of this rule's documents. */
const sentenceIds = z.array(z.string().min(1).max(20)).max(20);

/** A sentence of a policy or law that a rule carries out. */
export const ruleSentence = z.object({
  id: z.string().min(1).max(20),
  document: z.string().trim().min(2).max(200),
  /** 第三条第一款. */
  place: z.string().trim().max(40),
  text: z.string().trim().min(2).max(1_000),
});
export type RuleSentence = z.infer<typeof ruleSentence>;

/** Kinds of values that decisions and parameters answer. */
export const answerType = z.enum(['number', 'boolean', 'text', 'date']);
export type AnswerType = z.infer<typeof answerType>;

/** How a table answers when rules agree or differ (DMN 1.5, 8.2.8); the same words as kernel/rules/contract/dmn/model.ts. */
export const hitPolicy = z.enum(['UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT']);
export const aggregation = z.enum(['SUM', 'MIN', 'MAX', 'COUNT']);

/** A decision table with one output: a row of cells tests the inputs, `answer` answers. */
export const ruleTable = z.object({
  hitPolicy,
  aggregation: aggregation.nullable(),
  inputs: z
    .array(z.object({ text: feelText }))
    .min(1)
    .max(20),
  /** Values of the output in their order, as FEEL writes them: the first is the highest (PRIORITY, OUTPUT ORDER). */
  outputValues: z.array(feelText).max(50),
  /** What answers where no row does; null leaves the answer open. */
  otherwise: feelText.nullable(),
  rows: z.array(z.object({ when: z.array(feelText).max(20), answer: feelText, sentences: sentenceIds })).max(300),
});
export type RuleTable = z.infer<typeof ruleTable>;

/** The logic of a decision; `links` say which sentence a condition comes from: by its own text, or (null) the whole. */
export const ruleLogic = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('expression'),
    text: feelText,
    links: z.array(z.object({ clause: feelText.nullable(), sentences: sentenceIds })).max(60),
  }),
  z.object({ kind: z.literal('table'), table: ruleTable, sentences: sentenceIds }),
]);
export type RuleLogic = z.infer<typeof ruleLogic>;

/** What an answer is good for, beyond being an answer. */
export const ruleOutcome = z.discriminatedUnion('kind', [
  /** Whether something holds: eligibility, a threshold. */
  z.object({ kind: z.literal('condition') }),
  /** Yuan with at most two places; kept as whole fen. */
  z.object({ kind: z.literal('money') }),
  z.object({ kind: z.literal('grade') }),
  z.object({ kind: z.literal('number'), unit: z.string().max(20) }),
  /** Goods in kind: how many of what. */
  z.object({
    kind: z.literal('goods'),
    item: z.string().trim().min(1).max(60),
    unit: z.string().trim().min(1).max(20),
  }),
  /**
   * A qualification that the party has from the day of the decision, for a number of months or until a date that another
   * decision answers; acts may ask for it. The decision answers whether it is granted.
   */
  z.object({
    kind: z.literal('status'),
    status: z.string().trim().min(1).max(40),
    months: z.int().min(1).max(600).nullable(),
    until: ruleName.nullable(),
  }),
  /** What may be deducted from the base of a tax, in yuan; the tax saved is that times the rate, to the fen, half up. */
  z.object({
    kind: z.literal('deduction'),
    tax: z.string().trim().min(1).max(40),
    /** Rate as FEEL writes it: `0.25`, the name of a parameter, a term or a decision. */
    rate: feelText,
  }),
]);
export type RuleOutcome = z.infer<typeof ruleOutcome>;

/** A question of the rule; others may name it in their expressions. */
export const ruleDecision = z.object({
  name: ruleName,
  type: answerType,
  logic: ruleLogic,
  outcome: ruleOutcome.nullable(),
});
export type RuleDecision = z.infer<typeof ruleDecision>;

/** Logic that decisions share: a function of FEEL (business knowledge model). */
export const ruleKnowledge = z.object({
  name: ruleName,
  parameters: z
    .array(z.object({ name: ruleName, type: answerType }))
    .min(1)
    .max(10),
  type: answerType,
  text: feelText,
});
export type RuleKnowledge = z.infer<typeof ruleKnowledge>;

/** A test case in a row of a plain table: data in, answers expected, on a day whose parameters count. */
export const ruleCase = z.object({
  name: z.string().trim().min(1).max(60),
  on: plainDate,
  given: z.record(z.string(), ruleDatum),
  expected: z.record(z.string(), ruleDatum),
});
export type RuleCase = z.infer<typeof ruleCase>;

/** Of whom a rule speaks. */
export const ruleSubject = z.enum(['firm', 'institution', 'person', 'none']);
export type RuleSubject = z.infer<typeof ruleSubject>;

/**
 * A rule as it is written, published and replayed: everything but the values of dated parameters, which it names. The rule
 * reads terms, parameters, knowledge and earlier or later decisions by name; a circle is a fault.
 */
export const ruleDefinition = z.object({
  subject: ruleSubject,
  terms: z.array(ruleTerm).max(60),
  /** Names of the zone's dated parameters that it reads. */
  parameters: z.array(ruleName).max(60),
  knowledge: z.array(ruleKnowledge).max(20),
  decisions: z.array(ruleDecision).min(1).max(40),
  sentences: z.array(ruleSentence).max(100),
  cases: z.array(ruleCase).max(200),
});
export type RuleDefinition = z.infer<typeof ruleDefinition>;
