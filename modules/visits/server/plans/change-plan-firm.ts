import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { PlanFirm } from '../../contract/visit-plan.ts';
import type {
  assignPlanFirm as assignEndpoint,
  removePlanFirm as removeEndpoint,
} from '../../contract/visit-plan-endpoints.ts';
import { requireDue } from './make-plan.ts';
import { requireOfficers, requireOwnDepartment } from './record-visit.ts';
import { requireCaller } from './require-caller.ts';
import { planFirmViews, requirePlanFirm } from './show-plan.ts';
import { saveAssignment, saveRemoval } from './store/plan-firms.ts';
import { listPlanFirmRows } from './store/plans.ts';

/** Says who goes to a planned firm, and by when. */
export function assignPlanFirm(
  { params, body }: EndpointParsed<typeof assignEndpoint>,
  context: RequestContext,
): Promise<PlanFirm> {
  const { account, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const { plan, row } = await requirePlanFirm(tx, params.planFirmId);
    const { departmentId } = plan;
    await requireOwnDepartment(tx, { departmentId, days: [today] }, account.id);
    requireDue(body.dueOn, plan);
    if (body.officerId !== null) {
      await requireOfficers(tx, [body.officerId], { departments: [departmentId], days: [today] });
    }
    await saveAssignment(tx, row.id, body);
    await context.record(tx, {
      subject: { type: 'visits.plan', id: plan.id },
      before: { firmId: row.firmId, officerId: row.officerId, dueOn: row.dueOn },
      after: { firmId: row.firmId, officerId: body.officerId, dueOn: body.dueOn },
    });
    return shown(tx, row.id, { departmentId, today });
  });
}

/** Takes a firm out of a plan with a reason. */
export function removePlanFirm(
  { params, body }: EndpointParsed<typeof removeEndpoint>,
  context: RequestContext,
): Promise<PlanFirm> {
  const { account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const { plan, row } = await requirePlanFirm(tx, params.planFirmId);
    const { departmentId } = plan;
    await requireOwnDepartment(tx, { departmentId, days: [today] }, account.id);
    await saveRemoval(tx, row.id, { at, by: account.id, reason: body.reason });
    await context.record(tx, {
      subject: { type: 'visits.plan', id: plan.id },
      ...{ before: { firmId: row.firmId }, after: { removed: row.firmId }, reason: body.reason },
    });
    return shown(tx, row.id, { departmentId, today });
  });
}

async function shown(tx: ZoneDb, id: string, asked: { departmentId: string; today: string }): Promise<PlanFirm> {
  const [view] = await planFirmViews(tx, await listPlanFirmRows(tx, { id }), asked);
  if (view === undefined) throw new AppError('visits.planFirmUnknown');
  return view;
}
