import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { ruleDefinition, ruleSubject } from './rule-definition.ts';

/** A named thing of the zone. */
export const named = z.object({ id: z.uuid(), name: z.string() });

/** A party of whom something was answered or granted; the id is null of a person, to who may not read persons. */
export const partyShown = named.extend({ id: z.uuid().nullable() });

/** `draft`: never published; `published`: in force or to come; `withdrawn`: no version counts from the day of withdrawal on. */
export const ruleState = z.enum(['draft', 'published', 'withdrawn']);
export type RuleState = z.infer<typeof ruleState>;

/** Kinds of outcomes, for filters and lists. */
export const outcomeKind = z.enum(['condition', 'money', 'grade', 'number', 'goods', 'status', 'deduction']);
export type OutcomeKind = z.infer<typeof outcomeKind>;

/** How test cases stand, for filters: all answer as expected, some do not, there are none. */
export const testStanding = z.enum(['pass', 'fail', 'none']);
export type TestStanding = z.infer<typeof testStanding>;

/** How policy and rule cover each other, for filters: sentences that nothing carries out, decisions or rows that no sentence asks for, neither. */
export const coverageStanding = z.enum(['openSentences', 'unasked', 'whole']);
export type CoverageStanding = z.infer<typeof coverageStanding>;

/** Name by which modules and shipped rules call a rule. */
export const ruleKey = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);

/** A rule as a line of the register. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC. */
export const ruleRow = z.object({
  id: z.uuid(),
  key: z.string().nullable(),
  name: z.string(),
  subject: ruleSubject,
  department: named,
  state: ruleState,
  /** Number of the version in force today; null when none is. */
  version: z.int().nullable(),
  /** Days in force of that version. */
  from: plainDate.nullable(),
  to: plainDate.nullable(),
  /** Kinds of outcomes of that version, or of the draft where none is published. */
  outcomes: z.array(outcomeKind),
  /** The draft differs from the last version. */
  draftOpen: z.boolean(),
  changedAt: z.string(),
  /** Stored evaluations. */
  evaluations: z.int(),
  demonstration: z.boolean(),
});
export type RuleRow = z.infer<typeof ruleRow>;

/** A line of the register: with how the text in force, or the draft where none is published, is tested and covered. */
export const ruleListRow = ruleRow.extend({
  /** Test cases that answer as expected; of a published version all do, or it had not been published. */
  tests: z.object({ passed: z.int(), total: z.int() }),
  /** Sentences of the policy that something carries out. */
  coverage: z.object({
    covered: z.int(),
    sentences: z.int(),
    /** Decisions, and rows of tables, that no sentence asks for. */
    unasked: z.int(),
  }),
});
export type RuleListRow = z.infer<typeof ruleListRow>;

/** A published version; its text never changes. */
export const ruleVersionHead = z.object({
  number: z.int(),
  from: plainDate,
  to: plainDate.nullable(),
  publishedAt: z.string(),
  publishedBy: z.string().nullable(),
  /** Who wrote the draft that was published. */
  draftedBy: z.string().nullable(),
  reason: z.string(),
  /** Lower-case hex SM3 (GB/T 32905) of the canonical text. */
  digest: z.string(),
  /** Revision of the draft that was published. */
  revision: z.int(),
});
export type RuleVersionHead = z.infer<typeof ruleVersionHead>;

/** How policy and rule cover each other: sentences no rule covers, decisions no sentence covers (names). */
export const coverageCount = z.object({
  sentences: z.int(),
  covered: z.int(),
  openSentences: z.array(z.string()),
  openDecisions: z.array(z.string()),
});

/** Why the caller may not publish now; null when it may (the last checks are made on publishing). */
export const publishHindrance = z.enum(['role', 'otherDepartment', 'sameHands', 'unchanged', 'faults', 'cases']);

/** A rule with its versions, what hinders its publication, and what the caller may do. */
export const ruleDetail = ruleRow.extend({
  description: z.string(),
  /** The newest first. */
  versions: z.array(ruleVersionHead),
  withdrawals: z.array(z.object({ on: plainDate, reason: z.string(), at: z.string(), by: z.string().nullable() })),
  draft: z.object({ revision: z.int(), changedAt: z.string(), changedBy: z.string().nullable() }),
  /** Of the draft. */
  coverage: coverageCount,
  faults: z.int(),
  cases: z.object({ total: z.int(), failing: z.int() }),
  /** Statuses of parties that came from it and hold today. */
  statuses: z.int(),
  may: z.object({
    write: z.boolean(),
    publish: z.boolean(),
    hindrance: publishHindrance.nullable(),
    withdraw: z.boolean(),
    evaluate: z.boolean(),
  }),
});
export type RuleDetail = z.infer<typeof ruleDetail>;

/** The draft whole, with the revision that saving it names. */
export const ruleDraft = z.object({
  ruleId: z.uuid(),
  name: z.string(),
  revision: z.int(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
  definition: ruleDefinition,
});
export type RuleDraft = z.infer<typeof ruleDraft>;

/** A published version whole. */
export const ruleVersion = ruleVersionHead.extend({
  ruleId: z.uuid(),
  name: z.string(),
  definition: ruleDefinition,
});
export type RuleVersion = z.infer<typeof ruleVersion>;
