import { openDayCount, workingDaysLeft } from '#kernel/cases/server/index.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listIssues as endpoint, IssueRow } from '../../contract/issue-endpoints.ts';
import { ratesOf } from './domain/rates.ts';
import { requireCaller } from './require-caller.ts';
import { listFacets, listStoredIssues, type StoredIssue, sumIssues } from './store/register.ts';

/** One page of the issues that match, with both rates over all that match. */
export async function listIssues(
  { query: { page, pageSize, sort, ...filter } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { today } = requireCaller(context);
  const names = await departmentNamesOn(context.db, today);
  const asked = { filter, today };
  const sums = ratesOf(await sumIssues(context.db, asked));
  const rows = await listStoredIssues(
    context.db,
    { ...asked, sort },
    { limit: pageSize, offset: (page - 1) * pageSize },
  );
  const days = await openDayCount(context.db);
  const { departments, categories } = await listFacets(context.db);
  return {
    ...{ total: sums.total, sums, issues: rows.map((one) => showIssue(one, { names, days, today })), categories },
    departments: departments.map((id) => ({ id, name: names.get(id) ?? id })),
  };
}

/** A row of the register as it is sent. */
export function showIssue(
  stored: StoredIssue,
  {
    names,
    days,
    today,
  }: { names: ReadonlyMap<string, string>; days: Awaited<ReturnType<typeof openDayCount>>; today: string },
): IssueRow {
  const { id, number, title, urgency, state, light, dueOn, source, raisedOn, staffClosedOn, answer } = stored;
  return {
    ...{ id, number, title, urgency, state, light, dueOn, source, raisedOn, staffClosedOn, answer },
    workingDays: workingDaysLeft(light === 'none' ? null : dueOn, today, days),
    ...{ supervision: stored.supervision, demonstration: stored.demonstration },
    firm: { id: stored.firmId, name: stored.firm },
    category: { code: stored.category, name: stored.categoryName },
    lead: stored.leadId === null ? null : { id: stored.leadId, name: names.get(stored.leadId) ?? '' },
  };
}
