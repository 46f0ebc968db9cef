import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { namedDepartment, visit, visitPurpose, visitRecording, visitRow } from './visit.ts';
import { allowance, capRule, exemption } from './visit-cap.ts';

const visitId = z.object({ visitId: z.uuid() });
const firmId = z.object({ firmId: z.uuid() });
const reason = z.string().trim().min(2).max(500);

/** What narrows the register of visits; values of one filter are joined by or, filters by and. */
export const visitFilter = {
  /** Words of the firm's name or its code. */
  q: z.string().trim().max(60).optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
  department: queryList(z.uuid()),
  /** Accounts of who went. */
  officer: queryList(z.uuid()),
  firm: z.uuid().optional(),
  /** Size of the firm; `none` where it has none. */
  size: queryList(z.enum(['large', 'medium', 'small', 'micro', 'none'])),
  /** Sections of GB/T 4754, one letter each. */
  industry: queryList(z.string().regex(/^[A-T]$/)),
  /** Visits that count for this plan. */
  plan: z.uuid().optional(),
  purpose: queryList(visitPurpose),
  exempt: z.enum(['yes', 'no']).optional(),
  issues: z.enum(['with', 'without']).optional(),
  /** Withdrawn records are left out unless they are asked for. */
  withdrawn: z.enum(['no', 'only', 'all']).default('no'),
  sort: z.enum(['day', '-day']).default('-day'),
};
const filters = z.object(visitFilter);
export type VisitFilter = z.output<typeof filters>;

/** One page of the visits that match, with sums over all that match. */
export const listVisits = defineEndpoint({
  id: 'visits.listVisits',
  method: 'GET',
  path: '/api/visits/visits',
  permission: 'visits:visits.read',
  query: z.object({ ...visitFilter, ...paging }),
  response: z.object({
    total: z.int(),
    visits: z.array(visitRow),
    sums: z.object({ firms: z.int(), exempt: z.int(), joint: z.int() }),
  }),
});

/** Exactly the visits that match. */
export const exportVisits = defineEndpoint({
  id: 'visits.exportVisits',
  method: 'GET',
  path: '/api/visits/visits/export',
  permission: 'visits:visits.export',
  query: z.object({ ...visitFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** One visit with everything that was recorded. */
export const getVisit = defineEndpoint({
  id: 'visits.getVisit',
  method: 'GET',
  path: '/api/visits/visits/:visitId',
  permission: 'visits:visits.read',
  params: visitId,
  response: visit,
  errors: ['visits.visitUnknown'],
});

const whenJudged = [
  'visits.capReached',
  'visits.departmentCapReached',
  'visits.dayInFuture',
  'visits.dayTooOld',
  'visits.officerElsewhere',
];

/**
 * Records a visit with the issues that it brings, in one step. Sent twice with the same `clientId` it is stored once and
 * answered the same. A visit beyond the zone's cap is refused with who came when and the next possible day.
 */
export const recordVisit = defineEndpoint({
  id: 'visits.recordVisit',
  method: 'POST',
  path: '/api/visits/visits',
  permission: 'visits:visits.record',
  body: visitRecording,
  response: z.object({
    id: z.uuid(),
    /** True when it was stored before: this answer repeats the first one. */
    repeated: z.boolean(),
    /** How many issues it brought. */
    issues: z.int(),
  }),
  errors: [
    ...whenJudged,
    'visits.firmUnknown',
    'visits.notOwnDepartment',
    'visits.departmentUnknown',
    'visits.personUnknown',
    'visits.clientIdTaken',
    'files.notAttachable',
  ],
});

/** Corrects a record: its author within seven days, afterwards the head of the department; what stood before stays readable. */
export const correctVisit = defineEndpoint({
  id: 'visits.correctVisit',
  method: 'PUT',
  path: '/api/visits/visits/:visitId',
  permission: 'visits:visits.record',
  params: visitId,
  body: z.object({
    /** The number that was read: a record that changed since is not overwritten. */
    number: z.int().min(1),
    day: plainDate,
    purpose: visitPurpose,
    metRole: z.string().trim().min(1).max(60),
    summary: z.string().trim().min(1).max(4000),
    /** Why it does not count against the cap; null when it counts, which is judged anew. Left out, it stays as it is. */
    exemption: z.object({ kind: exemption, reason }).nullable().optional(),
    reason,
  }),
  response: visit,
  errors: [
    ...whenJudged,
    'visits.visitUnknown',
    'visits.correctionNotYours',
    'visits.visitWithdrawn',
    'visits.visitChanged',
  ],
});

/** Takes a record back with a reason: it stays readable and counts no more. */
export const withdrawVisit = defineEndpoint({
  id: 'visits.withdrawVisit',
  method: 'POST',
  path: '/api/visits/visits/:visitId/withdrawal',
  permission: 'visits:visits.record',
  params: visitId,
  body: z.object({ reason }),
  response: visit,
  errors: ['visits.visitUnknown', 'visits.correctionNotYours', 'visits.visitWithdrawn'],
});

/** What the cap still allows for a firm on a day (today, when none is named): asked before going. */
export const getAllowance = defineEndpoint({
  id: 'visits.getAllowance',
  method: 'GET',
  path: '/api/visits/firms/:firmId/allowance',
  permission: 'visits:visits.read',
  params: firmId,
  query: z.object({ day: plainDate.optional() }),
  response: allowance,
  errors: ['visits.firmUnknown'],
});

/** Visits of a firm for its own people: when, who, what for; never the internal summary. */
export const listOwnVisits = defineEndpoint({
  id: 'visits.listOwnVisits',
  method: 'GET',
  path: '/api/visits/own-firms/:firmId/visits',
  permission: 'visits:ownVisits.read',
  params: firmId,
  response: z.object({
    rule: capRule,
    visits: z.array(
      z.object({ id: z.uuid(), day: plainDate, departments: z.array(z.string()), purpose: visitPurpose }),
    ),
  }),
  errors: ['visits.firmUnknown'],
});

/** A rule of the cap as it was set. */
export const capEntry = capRule.extend({
  number: z.int(),
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  /** ISO 8601 in UTC. */
  setAt: z.string(),
});

/** The rule in force today, and every rule that was ever set, newest first. */
export const getCap = defineEndpoint({
  id: 'visits.getCap',
  method: 'GET',
  path: '/api/visits/cap',
  permission: 'visits:visits.read',
  response: z.object({ day: plainDate, rule: capRule, entries: z.array(capEntry) }),
});

/** Sets the cap from a day on; an earlier rule stays as it was and holds until then. */
export const setCap = defineEndpoint({
  id: 'visits.setCap',
  method: 'POST',
  path: '/api/visits/cap',
  permission: 'visits:cap.set',
  body: z
    .object({
      validFrom: plainDate,
      months: z.int().min(1).max(60),
      totalMost: z.int().min(1).max(366),
      departmentMost: z.int().min(1).max(366),
      documentNumber: z.string().trim().min(2).max(60),
      reason: reason.optional(),
    })
    .refine(({ totalMost, departmentMost }) => departmentMost <= totalMost, { path: ['departmentMost'] }),
  response: capEntry,
});

/** A firm that a phone keeps for work without network. */
export const kitFirm = z.object({
  id: z.uuid(),
  name: z.string(),
  code: z.string().nullable(),
  /** Day by which a plan wants it visited; null outside of plans. */
  dueOn: plainDate.nullable(),
  plan: z.string().nullable(),
  lastVisitOn: plainDate.nullable(),
});
export type KitFirm = z.infer<typeof kitFirm>;

/** Most firms that a phone keeps. */
export const mostKitFirms = 200;

/** A colleague who can go along: the name at work, and the departments in which posts are held. */
export const kitOfficer = z.object({ id: z.uuid(), name: z.string(), departments: z.array(z.uuid()) });

/**
 * What a phone keeps to record visits without network: the firms of the caller's plans, the caller's departments, those
 * that go along or that issues can be handed to, colleagues by their names at work, and the categories. Nothing about
 * people of firms.
 */
export const getKit = defineEndpoint({
  id: 'visits.getKit',
  method: 'GET',
  path: '/api/visits/kit',
  permission: 'visits:visits.record',
  response: z.object({
    accountId: z.uuid(),
    zoneId: z.uuid(),
    /** ISO 8601 in UTC: when it was put together. */
    at: z.string(),
    today: plainDate,
    rule: capRule,
    own: z.array(namedDepartment),
    departments: z.array(namedDepartment),
    officers: z.array(kitOfficer),
    categories: z.array(z.object({ code: z.string(), name: z.string() })),
    firms: z.array(kitFirm),
  }),
});

/** What pages of visits offer to choose from: departments that stand, people who can go, lists of the zone. */
export const listChoices = defineEndpoint({
  id: 'visits.listChoices',
  method: 'GET',
  path: '/api/visits/choices',
  permission: 'visits:visits.read',
  response: z.object({
    departments: z.array(namedDepartment),
    /** Departments in which the caller holds posts. */
    own: z.array(z.uuid()),
    officers: z.array(z.object({ id: z.uuid(), name: z.string() })),
    rosters: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
});
