import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { rowsPerPage } from '../../contract/person.ts';
import type { listErasureRequests as endpoint } from '../../contract/person-erasure.ts';
import { findBars } from './request-erasure.ts';
import { requireCaller } from './require-caller.ts';
import { showPerson } from './show-person.ts';
import { countRequests, listRequestRows } from './store/erasures.ts';
import { listPersonsById } from './store/persons.ts';

/** Requests to erase, open ones first, each with what forbids it now. */
export async function listErasureRequests(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const rows = await listRequestRows(context.db, { limit: rowsPerPage, offset: (query.page - 1) * rowsPerPage });
  const ids = rows.map((row) => row.personId);
  const persons = await listPersonsById(context.db, ids);
  const names = new Map(persons.map((person) => [person.id, showPerson(context, person).name]));
  const bars = await findBars(context.db, ids, requireCaller(context).today);
  const open = ['asked', 'requested'];
  return {
    total: await countRequests(context.db),
    requests: rows.map((row) => ({
      ...row,
      person: names.get(row.personId) ?? null,
      bars: open.includes(row.state) ? (bars.get(row.personId) ?? []) : [],
    })),
  };
}
