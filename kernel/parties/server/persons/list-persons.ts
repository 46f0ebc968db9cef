import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { rowsPerPage } from '../../contract/person.ts';
import type { listPersons as endpoint } from '../../contract/person-endpoints.ts';
import { showPerson } from './show-person.ts';
import { countPersons, listPersonRows } from './store/persons.ts';

/** One page of persons, masked for the caller's role. */
export async function listPersons(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const rows = await listPersonRows(context.db, { limit: rowsPerPage, offset: (query.page - 1) * rowsPerPage });
  return { ...(await countPersons(context.db)), persons: rows.map((row) => showPerson(context, row)) };
}
