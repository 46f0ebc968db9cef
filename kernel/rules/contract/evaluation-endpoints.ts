import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { typedReason } from '#kernel/parties/contract/person.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryInteger } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { answeredOutcome, readDatum, ruleAnswer } from './rule-answer.ts';
import { ruleDatum, ruleSubject, termType } from './rule-definition.ts';
import { named, partyShown } from './rule-record.ts';

const ruleId = z.object({ ruleId: z.uuid() });
const evaluationId = z.object({ evaluationId: z.uuid() });
/** Values of terms by name; a given value stands above a fact of the same term. */
const given = z.record(z.string().max(40), ruleDatum).default({});

/** Something the platform knows of parties and rules may read. */
export const knownFact = z.object({
  /** `<part>.<name>`. */
  id: z.string(),
  name: z.string(),
  source: z.string(),
  subject: ruleSubject.exclude(['none']),
  type: termType,
  /** The caller may have it read into an answer. */
  mayRead: z.boolean(),
});
export type KnownFact = z.infer<typeof knownFact>;

/** What the platform knows of parties, for terms of rules. */
export const listRuleFacts = defineEndpoint({
  id: 'rules.listRuleFacts',
  method: 'GET',
  path: '/api/rule-facts',
  permission: 'rules:read',
  response: z.object({ facts: z.array(knownFact) }),
});

const answerRefusals = [
  ...['rules.ruleUnknown', 'rules.versionUnknown', 'rules.notInForce', 'rules.partyUnknown', 'rules.partyWrong'],
  ...['rules.givenWrong', 'rules.factForbidden', 'rules.factUnknown', 'rules.faults'],
];

/** What a party's answer was made of. */
export const answerWithInputs = z.object({
  /** Number of the version; null for the draft. */
  version: z.int().nullable(),
  /** Every term with its value and where it comes from, in the rule's order. */
  inputs: z.array(readDatum),
  /** Terms whose values nobody gave and no fact knows. */
  missing: z.array(z.string()),
  answer: ruleAnswer,
});

/** Answers for a party, or for given data alone, and keeps nothing. */
export const tryRule = defineEndpoint({
  id: 'rules.tryRule',
  method: 'POST',
  path: '/api/rules/:ruleId/try',
  permission: 'rules:read',
  params: ruleId,
  body: z.object({
    partyId: z.uuid().nullable().default(null),
    given,
    on: plainDate,
    /** Instant whose knowledge of versions and parameters counts; now when absent. */
    asOf: z.iso.datetime().optional(),
    /** The draft, one version by its number, or the one in force on that day. */
    which: z.union([z.literal('draft'), z.literal('inForce'), z.int32().min(1)]).default('inForce'),
  }),
  response: answerWithInputs,
  journal: 'none',
  errors: answerRefusals,
});

/** A stored evaluation as a line. */
export const evaluationRow = z.object({
  id: z.uuid(),
  rule: named,
  version: z.int(),
  party: partyShown.nullable(),
  on: plainDate,
  asOf: z.string(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  outcomes: z.array(answeredOutcome),
  demonstration: z.boolean(),
});
export type EvaluationRow = z.infer<typeof evaluationRow>;

/** A stored evaluation whole. */
export const evaluationDetail = evaluationRow.omit({ outcomes: true }).extend({
  inputs: z.array(readDatum),
  answer: ruleAnswer,
  /** Lower-case hex SM3 (GB/T 32905) of the canonical answer; of a person with a secret before it that goes with the person. */
  digest: z.string(),
});
export type EvaluationDetail = z.infer<typeof evaluationDetail>;

/** A stored evaluation as it is first shown: of a person, name, reason, data and answer are closed until somebody opens them for a reason. */
export const evaluationShown = evaluationDetail.extend({
  inputs: z.array(readDatum).nullable(),
  answer: ruleAnswer.nullable(),
});
export type EvaluationShown = z.infer<typeof evaluationShown>;

/** Answers with the version in force on the day, as known at an instant, and keeps it with all it read; a granted status is granted. */
export const storeEvaluation = defineEndpoint({
  id: 'rules.storeEvaluation',
  method: 'POST',
  path: '/api/rules/:ruleId/evaluations',
  permission: 'rules:evaluate',
  params: ruleId,
  body: z.object({
    partyId: z.uuid().nullable().default(null),
    given,
    on: plainDate,
    asOf: z.iso.datetime().optional(),
    reason: z.string().trim().min(2).max(500).nullable().default(null),
  }),
  response: evaluationDetail,
  errors: answerRefusals,
});

/** Filter of stored evaluations. */
export const evaluationFilter = z.object({
  ruleId: z.uuid().optional(),
  partyId: z.uuid().optional(),
  version: queryInteger(1, 100_000).optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
});

/** Stored evaluations, the newest first. */
export const listEvaluations = defineEndpoint({
  id: 'rules.listEvaluations',
  method: 'GET',
  path: '/api/rule-evaluations',
  permission: 'rules:read',
  query: evaluationFilter.extend(paging),
  response: z.object({ total: z.int(), evaluations: z.array(evaluationRow) }),
});

/** Exactly these evaluations as a file. */
export const exportEvaluations = defineEndpoint({
  id: 'rules.exportEvaluations',
  method: 'GET',
  path: '/api/rule-evaluations/export',
  permission: 'rules:read',
  query: evaluationFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

const lookRefusals = ['rules.evaluationUnknown', 'rules.evaluationErased', 'rules.personClosed', 'rules.factForbidden'];

/** A stored evaluation with its explanation; of a person the head alone. */
export const getEvaluation = defineEndpoint({
  id: 'rules.getEvaluation',
  method: 'GET',
  path: '/api/rule-evaluations/:evaluationId',
  permission: 'rules:read',
  params: evaluationId,
  response: evaluationShown,
  errors: lookRefusals,
});

/** Opens what was asked and answered of a person, once, for a reason that stays in the journal. */
export const openPersonEvaluation = defineEndpoint({
  id: 'rules.openPersonEvaluation',
  method: 'POST',
  path: '/api/rule-evaluations/:evaluationId/open',
  permission: 'rules:read',
  stepUp: true,
  params: evaluationId,
  body: z.object({ reason: typedReason }),
  response: evaluationDetail,
  errors: lookRefusals,
});

/**
 * Answers anew from what was stored, with that version and the parameters as known then: `same` says whether to the last byte.
 * Of a person the answer itself is not told.
 */
export const replayEvaluation = defineEndpoint({
  id: 'rules.replayEvaluation',
  method: 'POST',
  path: '/api/rule-evaluations/:evaluationId/replay',
  permission: 'rules:read',
  params: evaluationId,
  body: z.object({}),
  response: z.object({ same: z.boolean(), digest: z.string(), answer: ruleAnswer.nullable() }),
  journal: 'none',
  errors: lookRefusals,
});
