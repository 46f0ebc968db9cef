import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { parameterDatum } from './parameter-texts.ts';
import { named, partyShown } from './rule-record.ts';

/**
 * A qualification that stored evaluations granted; `until` is its last day, null when it has none. A renewal whose days meet those
 * that are held extends it: one line with the later end, named by its newest grant.
 */
export const statusRow = z.object({
  id: z.uuid(),
  party: partyShown,
  status: z.string(),
  since: plainDate,
  until: plainDate.nullable(),
  state: z.enum(['coming', 'holds', 'over', 'revoked']),
  rule: named,
  evaluationId: z.uuid(),
  grantedAt: z.string(),
  revoked: z.object({ on: plainDate, reason: z.string(), at: z.string(), by: z.string().nullable() }).nullable(),
  /** Every evaluation that granted days of it, the newest first. */
  grants: z.array(
    z.object({ evaluationId: z.uuid(), since: plainDate, until: plainDate.nullable(), grantedAt: z.string() }),
  ),
  demonstration: z.boolean(),
});
export type StatusRow = z.infer<typeof statusRow>;

/** Filter of statuses. */
export const statusFilter = z.object({
  partyId: z.uuid().optional(),
  ruleId: z.uuid().optional(),
  status: z.string().trim().max(40).optional(),
  /** Day on which they hold; all when absent. */
  on: plainDate.optional(),
});

/** Statuses of a party or of the zone, the newest first. */
export const listStatuses = defineEndpoint({
  id: 'rules.listStatuses',
  method: 'GET',
  path: '/api/rule-statuses',
  permission: 'rules:read',
  query: statusFilter.extend(paging),
  response: z.object({ total: z.int(), statuses: z.array(statusRow) }),
});

/** Exactly these statuses as a file. */
export const exportStatuses = defineEndpoint({
  id: 'rules.exportStatuses',
  method: 'GET',
  path: '/api/rule-statuses/export',
  permission: 'rules:read',
  query: statusFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** Ends a status from a day on; the evaluation that granted it stays. */
export const revokeStatus = defineEndpoint({
  id: 'rules.revokeStatus',
  method: 'POST',
  path: '/api/rule-statuses/:statusId/revoke',
  permission: 'rules:status.revoke',
  params: z.object({ statusId: z.uuid() }),
  body: z.object({ on: plainDate, reason: z.string().trim().min(2).max(500) }),
  response: z.object({ id: z.uuid() }),
  errors: ['rules.statusUnknown', 'rules.statusRevoked', 'rules.otherDepartment'],
});

/** A status as the firm's own people are told of it, with what it was granted by, in plain words. */
export const ownStatus = statusRow.pick({ id: true, status: true, since: true, until: true, state: true }).extend({
  rule: z.string(),
  /** Department whose rule granted it; whoever disagrees asks there. */
  department: z.string(),
  /** How often it was granted anew while it was held. */
  renewals: z.int(),
  revoked: z.object({ on: plainDate, reason: z.string() }).nullable(),
  /** Why it was granted last: the day judged by, the sentences carried out, and the data that were read; null when no longer readable. */
  reasons: z
    .object({
      on: plainDate,
      sentences: z.array(z.object({ document: z.string(), place: z.string(), text: z.string() })),
      data: z.array(
        z.object({
          name: z.string(),
          value: parameterDatum,
          unit: z.string().nullable(),
          from: z.enum(['fact', 'given', 'parameter']),
          /** Register of a fact, or where a parameter is written; null for what was given. */
          source: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});
export type OwnStatus = z.infer<typeof ownStatus>;

/** Statuses of a firm for its own people, the newest first: data are those of the own firm, so they are told whole. */
export const listOwnStatuses = defineEndpoint({
  id: 'rules.listOwnStatuses',
  method: 'GET',
  path: '/api/own-firms/:firmId/statuses',
  permission: 'rules:ownStatuses.read',
  params: z.object({ firmId: z.uuid() }),
  response: z.object({ statuses: z.array(ownStatus) }),
});
