import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { decision, decisionState } from './gathering.ts';

/** Filter of what gatherings decided. */
export const decisionFilter = z.object({
  q: z.string().trim().max(60).optional(),
  state: queryList(decisionState),
  department: queryList(z.uuid()),
  /** What is not done; all decisions with `all`. */
  of: z.enum(['open', 'all']).default('open'),
});

/** What gatherings decided, by its day: what is not done unless all is asked for. */
export const listDecisions = defineEndpoint({
  id: 'gatherings.listDecisions',
  method: 'GET',
  path: '/api/gatherings/decisions',
  permission: 'gatherings:read',
  query: decisionFilter.extend(paging),
  response: z.object({ total: z.int(), decisions: z.array(decision) }),
});

/** Exactly the decisions that match, as a file. */
export const exportDecisions = defineEndpoint({
  id: 'gatherings.exportDecisions',
  method: 'GET',
  path: '/api/gatherings/decisions/export',
  permission: 'gatherings:read',
  query: decisionFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});
