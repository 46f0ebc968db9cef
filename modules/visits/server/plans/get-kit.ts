import { placesOf } from '#kernel/parties/server/index.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import {
  type listChoices as choicesEndpoint,
  type getKit as endpoint,
  mostKitFirms,
} from '../../contract/visit-endpoints.ts';
import { windowBegins } from './domain/judge-cap.ts';
import { requireCaller } from './require-caller.ts';
import { capOn } from './store/caps.ts';
import { listKitFirms } from './store/plan-firms.ts';
import { listRosters } from './store/roster-names.ts';
import { listCategories, listVisitors, placedOfficers, standingDepartments } from './store/visit-people.ts';

/** Plans that ended longer ago are not carried along. */
const monthsAfterEnd = 3;

/** What a phone keeps to record visits without network. */
export async function getKit(_input: unknown, context: RequestContext): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at, today } = requireCaller(context);
  const { db } = context;
  const places = new Set((await placesOf(db, account.id, today)).map(({ departmentId }) => departmentId));
  const departments = await standingDepartments(db, today);
  const since = windowBegins(today, monthsAfterEnd);
  const asked = { accountId: account.id, departments: [...places], since, limit: mostKitFirms };
  return {
    ...{ accountId: account.id, zoneId: zone.id, at, today, departments },
    rule: await capOn(db, today),
    own: departments.filter(({ id }) => places.has(id)),
    officers: await placedOfficers(db, today),
    categories: await listCategories(db),
    firms: await listKitFirms(db, asked),
  };
}

/** Departments, people and lists that filters and forms offer. */
export async function listChoices(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof choicesEndpoint>> {
  const { account, today } = requireCaller(context);
  const { db } = context;
  return {
    departments: await standingDepartments(db, today),
    own: [...new Set((await placesOf(db, account.id, today)).map(({ departmentId }) => departmentId))],
    officers: await listVisitors(db),
    rosters: await listRosters(db),
  };
}
