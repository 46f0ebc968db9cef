import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { ruleDefinition, ruleSubject } from './rule-definition.ts';
import {
  coverageStanding,
  named,
  outcomeKind,
  ruleDetail,
  ruleDraft,
  ruleKey,
  ruleListRow,
  ruleState,
  ruleVersion,
  ruleVersionHead,
  testStanding,
} from './rule-record.ts';

const ruleId = z.object({ ruleId: z.uuid() });
const reason = z.string().trim().min(2).max(500);
const name = z.string().trim().min(2).max(80);
const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));

/** Filter and order of the register of rules. */
export const ruleFilter = z.object({
  q: z.string().trim().max(60).optional(),
  state: queryList(ruleState),
  subject: queryList(ruleSubject),
  outcome: queryList(outcomeKind),
  department: queryList(z.uuid()),
  tests: queryList(testStanding),
  coverage: queryList(coverageStanding),
  sort: z.enum(['name', '-changedAt', 'changedAt']).default('-changedAt'),
});

/** Rules of the zone that match, with what there is to choose from. */
export const listRules = defineEndpoint({
  id: 'rules.listRules',
  method: 'GET',
  path: '/api/rules',
  permission: 'rules:read',
  query: ruleFilter.extend(paging),
  response: z.object({
    total: z.int(),
    rules: z.array(ruleListRow),
    facets: z.object({ state: facet, subject: facet, outcome: facet, department: facet }),
    /** Departments of the caller, for which rules may be written. */
    own: z.array(named),
  }),
});

/** Exactly the rules that match, as a file. */
export const exportRules = defineEndpoint({
  id: 'rules.exportRules',
  method: 'GET',
  path: '/api/rules/export',
  permission: 'rules:read',
  query: ruleFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** Begins a rule of one of the own departments, with an empty draft or the one that is brought. */
export const createRule = defineEndpoint({
  id: 'rules.createRule',
  method: 'POST',
  path: '/api/rules',
  permission: 'rules:write',
  body: z.object({
    name,
    key: ruleKey.nullable().default(null),
    subject: ruleSubject,
    departmentId: z.uuid(),
    description: z.string().trim().max(500).default(''),
    definition: ruleDefinition.nullable().default(null),
  }),
  response: z.object({ id: z.uuid(), revision: z.int() }),
  errors: [
    ...['rules.nameTaken', 'rules.keyTaken', 'rules.departmentUnknown', 'rules.otherDepartment'],
    'rules.definitionTooLarge',
  ],
});

/** One rule with its versions, how its draft stands, and what the caller may do. */
export const getRule = defineEndpoint({
  id: 'rules.getRule',
  method: 'GET',
  path: '/api/rules/:ruleId',
  permission: 'rules:read',
  params: ruleId,
  response: ruleDetail,
  errors: ['rules.ruleUnknown'],
});

/** The draft whole. */
export const getRuleDraft = defineEndpoint({
  id: 'rules.getRuleDraft',
  method: 'GET',
  path: '/api/rules/:ruleId/draft',
  permission: 'rules:read',
  params: ruleId,
  response: ruleDraft,
  errors: ['rules.ruleUnknown'],
});

/** Saves the draft whole; faults do not hinder it. Refused when somebody else saved since `revision`, naming what changed. */
export const saveRuleDraft = defineEndpoint({
  id: 'rules.saveRuleDraft',
  method: 'PUT',
  path: '/api/rules/:ruleId/draft',
  permission: 'rules:write',
  params: ruleId,
  body: z.object({ revision: z.int32().min(0), name: name.optional(), definition: ruleDefinition }),
  response: z.object({ revision: z.int() }),
  errors: [
    ...['rules.ruleUnknown', 'rules.otherDepartment', 'rules.draftMoved', 'rules.nameTaken'],
    'rules.definitionTooLarge',
  ],
});

/**
 * Publishes the draft as the next version, in force on the named days. Refused with faults, without test cases, when one fails,
 * to who wrote the draft, and when what the coverage leaves open has no reason.
 */
export const publishRule = defineEndpoint({
  id: 'rules.publishRule',
  method: 'POST',
  path: '/api/rules/:ruleId/publish',
  permission: 'rules:publish',
  params: ruleId,
  body: z.object({
    revision: z.int32().min(1),
    from: plainDate,
    to: plainDate.nullable().default(null),
    reason,
    /** Why what the coverage leaves open may stay open. */
    coverageReason: reason.nullable().default(null),
  }),
  response: ruleVersionHead,
  errors: [
    ...['rules.ruleUnknown', 'rules.otherDepartment', 'rules.draftMoved', 'rules.noDraft', 'rules.draftUnchanged'],
    ...['rules.faults', 'rules.casesMissing', 'rules.casesFail', 'rules.sameHands', 'rules.coverageReason'],
    ...['rules.daysReversed', 'rules.parameterMissing', 'rules.factUnknown'],
  ],
});

/** From a day on no version counts, until one is published again; what was decided stays. */
export const withdrawRule = defineEndpoint({
  id: 'rules.withdrawRule',
  method: 'POST',
  path: '/api/rules/:ruleId/withdraw',
  permission: 'rules:publish',
  params: ruleId,
  body: z.object({ on: plainDate, reason }),
  response: z.object({ state: ruleState }),
  errors: ['rules.ruleUnknown', 'rules.otherDepartment', 'rules.notPublished'],
});

/** A published version whole. */
export const getRuleVersion = defineEndpoint({
  id: 'rules.getRuleVersion',
  method: 'GET',
  path: '/api/rules/:ruleId/versions/:number',
  permission: 'rules:read',
  params: ruleId.extend({ number: z.coerce.number().int().min(1).max(100_000) }),
  response: ruleVersion,
  errors: ['rules.ruleUnknown', 'rules.versionUnknown'],
});

/** Begins a new rule with the draft of another. */
export const copyRule = defineEndpoint({
  id: 'rules.copyRule',
  method: 'POST',
  path: '/api/rules/:ruleId/copy',
  permission: 'rules:write',
  params: ruleId,
  body: z.object({ name, departmentId: z.uuid() }),
  response: z.object({ id: z.uuid(), revision: z.int() }),
  errors: ['rules.ruleUnknown', 'rules.nameTaken', 'rules.departmentUnknown', 'rules.otherDepartment'],
});
