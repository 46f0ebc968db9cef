import { staffOn, standingDepartments } from '#kernel/parties/server/index.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listReceivers as endpoint } from '../contract/endpoints.ts';
import { dayInChina } from './day-in-china.ts';

/** Departments in service and people with a post, for the forms of acts. */
export async function listReceivers(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const today = dayInChina(context.now().toString());
  const departments = await standingDepartments(context.db, today);
  const staff = await staffOn(context.db, today);
  return {
    departments: [...departments].map(([id, name]) => ({ id, name })),
    accounts: staff.map(({ accountId, name, departmentIds }) => ({
      id: accountId,
      name,
      departmentIds: [...departmentIds],
    })),
  };
}
