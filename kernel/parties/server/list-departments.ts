import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listDepartments as endpoint } from '../contract/endpoints.ts';
import { arrangeOrganisation } from './domain/arrange-organisation.ts';
import { listOrganisation } from './store/organisation.ts';

/** The zone authority's organisation with everybody in it. */
export async function listDepartments(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const rows = await listOrganisation(context.db);
  return { departments: arrangeOrganisation(rows), staffTotal: rows.staff.length };
}
