import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { coverageFilter } from './visit-coverage.ts';
import { mostPlanFirms, planFirm, planFirmState, planState, visitPlan } from './visit-plan.ts';

const planId = z.object({ planId: z.uuid() });
const planFirmId = z.object({ planFirmId: z.uuid() });
const reason = z.string().trim().min(2).max(500);
const title = z.string().trim().min(2).max(100);
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => endsOn >= startsOn;

/** What narrows the plans. */
export const planFilter = {
  q: z.string().trim().max(60).optional(),
  state: queryList(planState),
  department: queryList(z.uuid()),
};
const filters = z.object(planFilter);
export type PlanFilter = z.output<typeof filters>;

/** One page of the plans that match, those that end last first. */
export const listPlans = defineEndpoint({
  id: 'visits.listPlans',
  method: 'GET',
  path: '/api/visits/plans',
  permission: 'visits:visits.read',
  query: z.object({ ...planFilter, ...paging }),
  response: z.object({
    total: z.int(),
    plans: z.array(visitPlan),
    sums: z.object({ firms: z.int(), visited: z.int(), late: z.int() }),
  }),
});

/** Exactly the plans that match. */
export const exportPlans = defineEndpoint({
  id: 'visits.exportPlans',
  method: 'GET',
  path: '/api/visits/plans/export',
  permission: 'visits:visits.export',
  query: z.object({ ...planFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** One plan with its progress. */
export const getPlan = defineEndpoint({
  id: 'visits.getPlan',
  method: 'GET',
  path: '/api/visits/plans/:planId',
  permission: 'visits:visits.read',
  params: planId,
  response: visitPlan.extend({ mayEdit: z.boolean() }),
  errors: ['visits.planUnknown'],
});

/** Which firms a plan takes: those named, and all that coverage finds by a filter, in one step. */
export const planChoice = z.object({
  firmIds: z.array(z.uuid()).max(mostPlanFirms).default([]),
  /** The filter of the coverage page, read as its address is. */
  coverage: z.object(coverageFilter).optional(),
});

const whenMade = [
  'visits.notOwnDepartment',
  'visits.firmUnknown',
  'visits.officerElsewhere',
  'visits.planWithoutFirms',
  'visits.planTooLarge',
  'visits.planDayOutside',
];

/** Makes a plan of a department; its firms are dealt out in turn among those who go. */
export const makePlan = defineEndpoint({
  id: 'visits.makePlan',
  method: 'POST',
  path: '/api/visits/plans',
  permission: 'visits:plans.edit',
  body: z
    .object({
      title,
      departmentId: z.uuid(),
      startsOn: plainDate,
      endsOn: plainDate,
      /** Day by which each firm is to be visited; the plan's last day when left out. */
      dueOn: plainDate.optional(),
      /** Accounts of who goes; nobody in particular when empty. */
      officers: z.array(z.uuid()).max(50).default([]),
      choice: planChoice,
    })
    .refine(inOrder, { path: ['endsOn'] }),
  response: visitPlan,
  errors: whenMade,
});

/** Gives a plan another title or period, with a reason. */
export const amendPlan = defineEndpoint({
  id: 'visits.amendPlan',
  method: 'PUT',
  path: '/api/visits/plans/:planId',
  permission: 'visits:plans.edit',
  params: planId,
  body: z.object({ title, startsOn: plainDate, endsOn: plainDate, reason }).refine(inOrder, { path: ['endsOn'] }),
  response: visitPlan,
  errors: ['visits.planUnknown', 'visits.planWithdrawn', 'visits.notOwnDepartment', 'visits.planDayOutside'],
});

/** Withdraws a plan with a reason: it stays readable and asks for nothing more. */
export const withdrawPlan = defineEndpoint({
  id: 'visits.withdrawPlan',
  method: 'POST',
  path: '/api/visits/plans/:planId/withdrawal',
  permission: 'visits:plans.edit',
  params: planId,
  body: z.object({ reason }),
  response: visitPlan,
  errors: ['visits.planUnknown', 'visits.planWithdrawn', 'visits.notOwnDepartment'],
});

/** What narrows the firms of a plan. */
export const planFirmFilter = {
  q: z.string().trim().max(60).optional(),
  state: queryList(planFirmState),
  officer: queryList(z.uuid()),
};
const firmFilters = z.object(planFirmFilter);
export type PlanFirmFilter = z.output<typeof firmFilters>;

/** One page of a plan's firms: what is late first, then by day and name. */
export const listPlanFirms = defineEndpoint({
  id: 'visits.listPlanFirms',
  method: 'GET',
  path: '/api/visits/plans/:planId/firms',
  permission: 'visits:visits.read',
  params: planId,
  query: z.object({ ...planFirmFilter, ...paging }),
  response: z.object({ total: z.int(), firms: z.array(planFirm) }),
  errors: ['visits.planUnknown'],
});

/** Exactly the firms of a plan that match. */
export const exportPlanFirms = defineEndpoint({
  id: 'visits.exportPlanFirms',
  method: 'GET',
  path: '/api/visits/plans/:planId/firms/export',
  permission: 'visits:visits.export',
  params: planId,
  query: z.object({ ...planFirmFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: ['visits.planUnknown', ...exportRefusals],
});

/** Adds firms to a plan; once it has begun, only with a reason. Firms that it has already are left as they are. */
export const addPlanFirms = defineEndpoint({
  id: 'visits.addPlanFirms',
  method: 'POST',
  path: '/api/visits/plans/:planId/firms',
  permission: 'visits:plans.edit',
  params: planId,
  body: z.object({
    choice: planChoice,
    dueOn: plainDate.optional(),
    officers: z.array(z.uuid()).max(50).default([]),
    reason: reason.optional(),
  }),
  response: z.object({ added: z.int(), plan: visitPlan }),
  errors: [...whenMade, 'visits.planUnknown', 'visits.planWithdrawn', 'visits.planReasonNeeded'],
});

/** Says who goes to a planned firm, and by when. */
export const assignPlanFirm = defineEndpoint({
  id: 'visits.assignPlanFirm',
  method: 'PUT',
  path: '/api/visits/plan-firms/:planFirmId',
  permission: 'visits:plans.edit',
  params: planFirmId,
  body: z.object({ officerId: z.uuid().nullable(), dueOn: plainDate }),
  response: planFirm,
  errors: [
    'visits.planFirmUnknown',
    'visits.planWithdrawn',
    'visits.notOwnDepartment',
    'visits.officerElsewhere',
    'visits.planDayOutside',
  ],
});

/** Takes a firm out of a plan with a reason; it stays readable there. */
export const removePlanFirm = defineEndpoint({
  id: 'visits.removePlanFirm',
  method: 'POST',
  path: '/api/visits/plan-firms/:planFirmId/removal',
  permission: 'visits:plans.edit',
  params: planFirmId,
  body: z.object({ reason }),
  response: planFirm,
  errors: ['visits.planFirmUnknown', 'visits.planWithdrawn', 'visits.notOwnDepartment'],
});
