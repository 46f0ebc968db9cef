import { z } from 'zod';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { caseLight } from './case-light.ts';

/** 督办 by its place: raised by somebody, approved by a leader, received and answered by the department, reviewed, closed; or refused. */
export const supervisionState = z.enum(['raised', 'approved', 'received', 'answered', 'reviewed', 'closed', 'refused']);

const filter = {
  q: z.string().trim().max(100).optional(),
  state: queryList(supervisionState),
  /** Department that leads the case. */
  department: queryList(z.uuid()),
  light: queryList(caseLight),
  sort: z.enum(['answerBy', '-answerBy', 'raisedAt', '-raisedAt', 'number', '-number']).default('-raisedAt'),
};

/** Filter and order of the register of supervision. */
export const supervisionFilter = z.object(filter);
/** The same, one page. */
export const supervisionSearch = z.object({ ...filter, ...paging });

/** One order of supervision: the last of its case. Days are `YYYY-MM-DD`, instants ISO 8601. */
export const supervisionRow = z.object({
  /** Id of the case. */
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  party: z.string().nullable(),
  lifecycleName: z.string(),
  stateName: z.string(),
  supervision: supervisionState,
  department: z.string().nullable(),
  /** Why it was raised. */
  reason: z.string().nullable(),
  raisedAt: z.string(),
  /** Name of who raised it; null for the platform. */
  raisedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** Last answer of the department. */
  answer: z.string().nullable(),
  answerBy: z.string().nullable(),
  light: caseLight,
  /** Working days left until the answer is due, below 0 when over; null once answered. */
  workingDays: z.int().nullable(),
  href: z.string(),
});
/** One of {@link supervisionRow}. */
export type SupervisionRow = z.infer<typeof supervisionRow>;

const facet = z.array(z.object({ value: z.string(), name: z.string(), count: z.int() }));

/** A page of the register; each facet counts under all filters but its own. */
export const supervisionPage = z.object({
  total: z.int(),
  rows: z.array(supervisionRow),
  facets: z.object({ state: facet, department: facet, light: facet }),
});
