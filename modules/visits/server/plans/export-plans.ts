import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  exportPlanFirms as firmsEndpoint,
  exportPlans as plansEndpoint,
} from '../../contract/visit-plan-endpoints.ts';
import { nameAccounts } from './judge-visit.ts';
import { matchingPlanFirms, matchingPlans } from './list-plans.ts';
import { todayOf } from './require-caller.ts';
import { columnsOf } from './sheet-columns.ts';
import { planFirmViews } from './show-plan.ts';
import { textOf } from './visits-text.ts';

/** Exactly the plans that match. */
export async function exportPlans(
  { query }: EndpointParsed<typeof plansEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const text = textOf(context);
  const plans = await matchingPlans(filter, context);
  const names = await departmentNamesOn(context.db, todayOf(context));
  const columns = columnsOf(text, {
    ...{ title: 'text', department: 'text', startsOn: 'date', endsOn: 'date', planState: 'text', firms: 'integer' },
    ...{ visited: 'integer', late: 'integer', chosenBy: 'text', madeBy: 'text' },
  });
  const rows = plans.map((plan) => ({
    ...{ id: plan.id, title: plan.title, department: plan.department.name, startsOn: plan.startsOn },
    ...{ endsOn: plan.endsOn, planState: text(`planStates.${plan.state}`), firms: plan.firms, visited: plan.visited },
    ...{ late: plan.late, chosenBy: plan.chosenBy, madeBy: plan.madeBy },
  }));
  const conditions = [
    { label: text('filters.words'), values: filter.q ? [filter.q] : [] },
    { label: text('filters.state'), values: filter.state.map((state) => text(`planStates.${state}`)) },
    { label: text('filters.department'), values: filter.department.map((id) => names.get(id) ?? id) },
  ];
  const sheet = { name: text('sheet.plans'), columns, rows, conditions, format };
  return sendRegister({ list: 'visits.exportPlans', ...sheet }, context);
}

/** Exactly the firms of a plan that match. */
export async function exportPlanFirms(
  { params, query }: EndpointParsed<typeof firmsEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const text = textOf(context);
  const { plan, rows: stored } = await matchingPlanFirms(params.planId, filter, context);
  const asked = { departmentId: plan.departmentId, today: todayOf(context) };
  const columns = columnsOf(text, {
    ...{ firm: 'text', code: 'text', officer: 'text', dueOn: 'date', planFirmState: 'text', visitedOn: 'date' },
    ...{ left: 'integer', addedReason: 'text', removedReason: 'text' },
  });
  const rows = (await planFirmViews(context.db, stored, asked)).map((one) => ({
    ...{ id: one.id, firm: one.firm.name, code: one.firm.code, officer: one.officer?.name ?? null, dueOn: one.dueOn },
    ...{ planFirmState: text(`planFirmStates.${one.state}`), visitedOn: one.visitedOn, left: one.left },
    ...{ addedReason: one.addedReason, removedReason: one.removedReason },
  }));
  const conditions = [
    { label: text('filters.plan'), values: [plan.title] },
    { label: text('filters.words'), values: filter.q ? [filter.q] : [] },
    { label: text('filters.state'), values: filter.state.map((state) => text(`planFirmStates.${state}`)) },
    { label: text('filters.officer'), values: [...(await nameAccounts(context.db, filter.officer)).values()] },
  ];
  const sheet = { name: text('sheet.planFirms'), columns, rows, conditions, format };
  return sendRegister({ list: 'visits.exportPlanFirms', ...sheet }, context);
}
