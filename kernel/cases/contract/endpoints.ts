import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { caseView } from './case.ts';
import { errors } from './errors.ts';
import { mostSigners } from './judge-act.ts';

const caseId = z.object({ caseId: z.uuid() });
const signer = z.object({ departmentId: z.uuid().nullable(), accountId: z.uuid().nullable() });

/** One case as the caller may see it; a case of another zone, or of a kind closed to the caller, is unknown. */
export const getCase = defineEndpoint({
  id: 'cases.getCase',
  method: 'GET',
  path: '/api/cases/:caseId',
  permission: 'cases:read',
  params: caseId,
  response: caseView,
  errors: ['cases.unknown'],
});

/** What an act brings; which of it is needed is said by the lifecycle. */
export const actBody = z.object({
  /** Sequence of the case that the caller has seen. */
  expected: z.number().int().min(1).max(10_000),
  /** A transition of the lifecycle, or one of the common verbs. */
  act: z.string().regex(/^[a-z][a-zA-Z]{1,40}$/),
  comment: z.string().trim().max(2_000).optional(),
  files: z.array(z.uuid()).max(20).optional(),
  department: z.uuid().optional(),
  account: z.uuid().optional(),
  departments: z.array(z.uuid()).max(mostSigners).optional(),
  accounts: z.array(z.uuid()).max(mostSigners).optional(),
  signers: z.array(signer).max(mostSigners).optional(),
  mode: z.enum(['all', 'any']).optional(),
  verdict: z.enum(['agree', 'refuse']).optional(),
  clock: z.string().max(40).optional(),
  days: z.number().int().min(1).max(365).optional(),
  answerBy: plainDate.optional(),
});

/** Acts on a case: exactly one of several acts at once wins, the others are told what changed. */
export const actOnCase = defineEndpoint({
  id: 'cases.actOnCase',
  method: 'POST',
  path: '/api/cases/:caseId/acts',
  permission: 'cases:act',
  params: caseId,
  body: actBody,
  response: z.object({ sequence: z.number().int(), state: z.string(), stateName: z.string() }),
  errors: Object.keys(errors),
});

/** Departments and people that an act can name today. */
export const listReceivers = defineEndpoint({
  id: 'cases.listReceivers',
  method: 'GET',
  path: '/api/cases/receivers',
  permission: 'cases:work',
  response: z.object({
    departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
    accounts: z.array(z.object({ id: z.uuid(), name: z.string(), departmentIds: z.array(z.uuid()) })),
  }),
});
