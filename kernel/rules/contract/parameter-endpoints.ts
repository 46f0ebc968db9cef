import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { parameterDatum, parameterKind } from './parameter-texts.ts';
import { ruleName } from './rule-definition.ts';
import { named } from './rule-record.ts';

const parameterId = z.object({ parameterId: z.uuid() });

/** What values a parameter has; numbers with at most `scale` places behind the point. */
export const parameterType = z.object({
  type: parameterKind,
  scale: z.int().min(0).max(6),
  unit: z.string().trim().max(20).nullable(),
});

/** A value in force from one day to another (null: no last day set), where it is written, and when the zone knew of it. */
export const parameterValue = z.object({
  value: parameterDatum,
  from: plainDate,
  to: plainDate.nullable(),
  /** The sentence of the policy or law that says so. */
  source: z.string(),
  /** Instant in UTC. */
  knownFrom: z.string(),
});
export type ParameterValue = z.infer<typeof parameterValue>;

/** A dated parameter of the zone as a line of the register. */
export const parameterRow = parameterType.extend({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  /** What counts on the day asked for. */
  inForce: parameterValue.nullable(),
  values: z.int(),
  /** Rules whose published versions or drafts name it. */
  rules: z.int(),
  changedAt: z.string(),
  demonstration: z.boolean(),
});
export type ParameterRow = z.infer<typeof parameterRow>;

/** A parameter with its values, the newest known first, and the rules that read it. */
export const parameterDetail = parameterRow.extend({
  history: z.array(
    parameterValue.extend({
      id: z.uuid(),
      reason: z.string(),
      by: z.string().nullable(),
      /** It is what counts on some day from today on or in the past; false when later values cover all of its days. */
      counts: z.boolean(),
    }),
  ),
  readBy: z.array(named.extend({ version: z.int().nullable() })),
  /** The caller may set values. */
  maySet: z.boolean(),
});
export type ParameterDetail = z.infer<typeof parameterDetail>;

/** Filter and order of the register of parameters. */
export const parameterFilter = z.object({
  q: z.string().trim().max(60).optional(),
  type: queryList(parameterKind),
  /** Day whose values are shown; today when absent. */
  on: plainDate.optional(),
  sort: z.enum(['name', '-changedAt']).default('name'),
});

/** Parameters of the zone that match, with the values in force on a day. */
export const listParameters = defineEndpoint({
  id: 'rules.listParameters',
  method: 'GET',
  path: '/api/rule-parameters',
  permission: 'rules:read',
  query: parameterFilter.extend(paging),
  response: z.object({
    total: z.int(),
    parameters: z.array(parameterRow),
    facets: z.object({ type: z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })) }),
  }),
});

/** Exactly the parameters that match, as a file. */
export const exportParameters = defineEndpoint({
  id: 'rules.exportParameters',
  method: 'GET',
  path: '/api/rule-parameters/export',
  permission: 'rules:read',
  query: parameterFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** A parameter as rules in the browser read it: with every value ever known. */
export const knownParameter = parameterType.extend({
  ...{ id: z.uuid(), name: z.string() },
  values: z.array(parameterValue),
});
export type KnownParameter = z.infer<typeof knownParameter>;

/** All parameters of the zone with all values: what the editor completes and test cases count with. */
export const listKnownParameters = defineEndpoint({
  id: 'rules.listKnownParameters',
  method: 'GET',
  path: '/api/rule-parameters/known',
  permission: 'rules:read',
  response: z.object({ parameters: z.array(knownParameter) }),
});

/** One parameter with its history. */
export const getParameter = defineEndpoint({
  id: 'rules.getParameter',
  method: 'GET',
  path: '/api/rule-parameters/:parameterId',
  permission: 'rules:read',
  params: parameterId,
  response: parameterDetail,
  errors: ['rules.parameterUnknown'],
});

/** Names a new parameter; it has no value yet. */
export const createParameter = defineEndpoint({
  id: 'rules.createParameter',
  method: 'POST',
  path: '/api/rule-parameters',
  permission: 'rules:write',
  body: parameterType.extend({ name: ruleName, description: z.string().trim().max(300).default('') }),
  response: z.object({ id: z.uuid() }),
  errors: ['rules.parameterTaken'],
});

const newValue = z.object({
  value: parameterDatum,
  from: plainDate,
  to: plainDate.nullable().default(null),
  source: z.string().trim().min(2).max(500),
  reason: z.string().trim().min(2).max(500),
});

/** What a new value would do: published rules that read it; stored evaluations of its days, and how many would answer otherwise. */
export const valueEffect = z.object({
  rules: z.array(named),
  /** Stored evaluations of those rules on days of the new value. */
  touched: z.int(),
  /** Of the `counted` newest of these, how many would answer otherwise. */
  changed: z.int(),
  counted: z.int(),
});
export type ValueEffect = z.infer<typeof valueEffect>;

/** Says what a value would change, and changes nothing. */
export const previewParameterValue = defineEndpoint({
  id: 'rules.previewParameterValue',
  method: 'POST',
  path: '/api/rule-parameters/:parameterId/values/preview',
  permission: 'rules:read',
  params: parameterId,
  body: newValue.pick({ value: true, from: true, to: true }),
  response: valueEffect,
  journal: 'none',
  errors: ['rules.parameterUnknown', 'rules.valueWrong', 'rules.daysReversed'],
});

/** Adds a value, known from now on: what was decided earlier keeps its answers. */
export const setParameterValue = defineEndpoint({
  id: 'rules.setParameterValue',
  method: 'POST',
  path: '/api/rule-parameters/:parameterId/values',
  permission: 'rules:parameter.set',
  params: parameterId,
  body: newValue,
  response: z.object({ id: z.uuid(), knownFrom: z.string() }),
  errors: ['rules.parameterUnknown', 'rules.valueWrong', 'rules.daysReversed'],
});
