import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { named } from './rule-record.ts';

/** A qualification that a stored evaluation granted; `until` is its last day, null when it has none. */
export const statusRow = z.object({
  id: z.uuid(),
  party: named,
  status: z.string(),
  since: plainDate,
  until: plainDate.nullable(),
  state: z.enum(['coming', 'holds', 'over', 'revoked']),
  rule: named,
  evaluationId: z.uuid(),
  grantedAt: z.string(),
  revoked: z.object({ on: plainDate, reason: z.string(), at: z.string(), by: z.string().nullable() }).nullable(),
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
