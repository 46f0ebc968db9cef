import { departmentNamesOn, placesOf } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { VisitPlan } from '../../contract/visit-plan.ts';
import type {
  listPlans as endpoint,
  listPlanFirms as firmsEndpoint,
  getPlan as getEndpoint,
  PlanFilter,
  PlanFirmFilter,
} from '../../contract/visit-plan-endpoints.ts';
import { byUrgency, planFirmStateOn } from './domain/plan-progress.ts';
import { requireCaller, todayOf } from './require-caller.ts';
import { planFirmViews, planView, showPlan } from './show-plan.ts';
import { findPlan, listPlanFirmRows, listPlanRows, type StoredPlanFirm } from './store/plans.ts';

/** One page of the plans that match. A zone has hundreds of plans at most: where each stands is computed for all. */
export async function listPlans(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { page, pageSize, ...filter } = query;
  const plans = await matchingPlans(filter, context);
  const sum = (of: (plan: VisitPlan) => number) => plans.reduce((all, plan) => all + of(plan), 0);
  return {
    total: plans.length,
    plans: plans.slice((page - 1) * pageSize, page * pageSize),
    sums: { firms: sum(({ firms }) => firms), visited: sum(({ visited }) => visited), late: sum(({ late }) => late) },
  };
}

/** Every plan that matches. */
export async function matchingPlans(
  { q, state, department }: PlanFilter,
  context: RequestContext,
): Promise<VisitPlan[]> {
  const today = todayOf(context);
  const rows = await listPlanRows(context.db, { q, departments: department }, today);
  const names = await departmentNamesOn(context.db, today);
  const plans = rows.map((row) => planView(row, names, today));
  return state.length === 0 ? plans : plans.filter((plan) => state.includes(plan.state));
}

/** One plan with its progress. */
export async function getPlan(
  { params }: EndpointParsed<typeof getEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof getEndpoint>> {
  const { account, today } = requireCaller(context);
  const plan = await showPlan(context.db, params.planId, today);
  const places = context.can('visits:plans.edit') ? await placesOf(context.db, account.id, today) : [];
  const own = places.some(({ departmentId }) => departmentId === plan.department.id);
  return { ...plan, mayEdit: own && plan.state !== 'withdrawn' };
}

/** One page of a plan's firms. */
export async function listPlanFirms(
  { params, query }: EndpointParsed<typeof firmsEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof firmsEndpoint>> {
  const { page, pageSize, ...filter } = query;
  const { plan, rows } = await matchingPlanFirms(params.planId, filter, context);
  const asked = { departmentId: plan.departmentId, today: todayOf(context) };
  const firms = await planFirmViews(context.db, rows.slice((page - 1) * pageSize, page * pageSize), asked);
  return { total: rows.length, firms };
}

/** Every firm of a plan that matches, what is late first; taken-out ones only where they are asked for. */
export async function matchingPlanFirms(
  planId: string,
  { q, state, officer }: PlanFirmFilter,
  context: RequestContext,
): Promise<{ plan: NonNullable<Awaited<ReturnType<typeof findPlan>>>; rows: StoredPlanFirm[] }> {
  const plan = await findPlan(context.db, planId);
  if (plan === undefined) throw new AppError('visits.planUnknown');
  const today = todayOf(context);
  const stored = await listPlanFirmRows(context.db, { planId, officers: officer, ...(q === undefined ? {} : { q }) });
  const rows = stored
    .map((row) => ({ ...row, state: planFirmStateOn(row, today) }))
    .filter((row) => (state.length === 0 ? row.state !== 'removed' : state.includes(row.state)))
    .sort(byUrgency);
  return { plan, rows };
}
