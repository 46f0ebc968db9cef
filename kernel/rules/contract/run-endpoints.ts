import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { readDatum, ruleAnswer } from './rule-answer.ts';
import { ruleDatum } from './rule-definition.ts';
import { outcomeKind } from './rule-record.ts';

const runId = z.object({ runId: z.uuid() });

/** Most rules and most parties of one run. */
export const mostRules = 50;
export const mostParties = 200_000;

/** How a party was answered: something was granted or is above nothing, not so, or data lack. */
export const runAnswer = z.enum(['yes', 'no', 'unknown']);
export type RunAnswer = z.infer<typeof runAnswer>;

/** One outcome of one rule over all parties. */
export const runOutcome = z.object({
  ruleId: z.uuid(),
  rule: z.string(),
  version: z.int(),
  decision: z.string(),
  kind: outcomeKind,
  unit: z.string().nullable(),
  yes: z.int(),
  no: z.int(),
  unknown: z.int(),
  /** Of money and deductions in yuan, of goods and numbers in their unit, as decimal text; null where nothing is added up. */
  sum: z.string().nullable(),
  /** Of grades: how many parties have each. */
  grades: z.array(z.object({ grade: z.string(), count: z.int() })),
});
export type RunOutcome = z.infer<typeof runOutcome>;

/** A run over all standing firms of the zone. */
export const runView = z.object({
  /** Null for a dry run: nothing of it is kept. */
  id: z.uuid().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  on: plainDate,
  asOf: z.string(),
  rules: z.array(z.object({ id: z.uuid(), name: z.string(), version: z.int() })),
  /** Parties in all, and done so far. */
  parties: z.int(),
  done: z.int(),
  by: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Milliseconds of reading facts, answering and storing. */
  took: z.object({ reading: z.int(), answering: z.int(), storing: z.int() }).nullable(),
  outcomes: z.array(runOutcome),
  demonstration: z.boolean(),
});
export type RunView = z.infer<typeof runView>;

/** Runs rules as in force on a day over all standing firms, as a job whose answers are kept. */
export const startRun = defineEndpoint({
  id: 'rules.startRun',
  method: 'POST',
  path: '/api/rule-runs',
  permission: 'rules:run',
  body: z.object({
    ruleIds: z.array(z.uuid()).min(1).max(mostRules),
    on: plainDate,
    reason: z.string().trim().min(2).max(500).nullable().default(null),
  }),
  response: runView,
  errors: ['rules.ruleUnknown', 'rules.notInForce', 'rules.runSubject', 'rules.factForbidden', 'rules.runTooLarge'],
});

/** Seconds that a dry run may take, and how many a zone has at once. */
export const longestDryRun = 30;
export const mostDryRuns = 2;

/** The same at once, keeping nothing; where it takes too long it is ordered as a run that is kept. */
export const dryRun = defineEndpoint({
  id: 'rules.dryRun',
  method: 'POST',
  path: '/api/rule-runs/dry',
  permission: 'rules:run',
  body: z.object({ ruleIds: z.array(z.uuid()).min(1).max(mostRules), on: plainDate }),
  response: runView,
  journal: 'none',
  errors: [
    ...(['rules.ruleUnknown', 'rules.notInForce', 'rules.runSubject', 'rules.factForbidden'] as const),
    ...(['rules.runTooLarge', 'rules.dryRunSlow', 'rules.dryRunsBusy'] as const),
  ],
});

/** Kept runs, the newest first. */
export const listRuns = defineEndpoint({
  id: 'rules.listRuns',
  method: 'GET',
  path: '/api/rule-runs',
  permission: 'rules:read',
  query: z.object(paging),
  response: z.object({ total: z.int(), runs: z.array(runView.omit({ outcomes: true })) }),
});

/** The list of kept runs as a file. */
export const exportRuns = defineEndpoint({
  id: 'rules.exportRuns',
  method: 'GET',
  path: '/api/rule-runs/export',
  permission: 'rules:read',
  query: z.object(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** A kept run with its counts; while it runs, how far it is. */
export const getRun = defineEndpoint({
  id: 'rules.getRun',
  method: 'GET',
  path: '/api/rule-runs/:runId',
  permission: 'rules:read',
  params: runId,
  response: runView,
  errors: ['rules.runUnknown'],
});

/** Which parties of a run: by the answer to one outcome, by its grade. */
export const runPartyFilter = z.object({
  rule: z.uuid().optional(),
  /** Name of the outcome's decision; the rule's first when absent. */
  decision: z.string().max(40).optional(),
  answer: queryList(runAnswer),
  grade: z.string().max(60).optional(),
  q: z.string().trim().max(60).optional(),
});

/** One party of a run with its answers to the rule that is looked at. */
export const runParty = z.object({
  partyId: z.uuid(),
  name: z.string(),
  code: z.string().nullable(),
  answers: z.array(
    z.object({
      decision: z.string(),
      kind: outcomeKind,
      answer: runAnswer,
      value: ruleDatum,
      unit: z.string().nullable(),
    }),
  ),
});
export type RunParty = z.infer<typeof runParty>;

/** Parties of a run, by name. */
export const listRunParties = defineEndpoint({
  id: 'rules.listRunParties',
  method: 'GET',
  path: '/api/rule-runs/:runId/parties',
  permission: 'rules:read',
  params: runId,
  query: runPartyFilter.extend(paging),
  response: z.object({ total: z.int(), parties: z.array(runParty) }),
  errors: ['rules.runUnknown', 'rules.notInRun', 'rules.factForbidden'],
});

/** Exactly these parties as a file. */
export const exportRunParties = defineEndpoint({
  id: 'rules.exportRunParties',
  method: 'GET',
  path: '/api/rule-runs/:runId/parties/export',
  permission: 'rules:read',
  params: runId,
  query: runPartyFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: ['rules.runUnknown', 'rules.notInRun', 'rules.factForbidden', ...exportRefusals],
});

/** Why a party was answered so: computed anew from what the run read, and whether it equals what was kept. */
export const explainRunParty = defineEndpoint({
  id: 'rules.explainRunParty',
  method: 'GET',
  path: '/api/rule-runs/:runId/parties/:partyId',
  permission: 'rules:read',
  params: runId.extend({ partyId: z.uuid() }),
  query: z.object({ rule: z.uuid() }),
  response: z.object({
    same: z.boolean(),
    party: z.object({ id: z.uuid(), name: z.string() }),
    version: z.int(),
    inputs: z.array(readDatum),
    answer: ruleAnswer,
  }),
  errors: ['rules.runUnknown', 'rules.notInRun', 'rules.factForbidden'],
});
