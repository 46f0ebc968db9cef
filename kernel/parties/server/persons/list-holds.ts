import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { rowsPerPage } from '../../contract/person.ts';
import type { listHolds as endpoint } from '../../contract/person-erasure.ts';
import { requireCaller } from './require-caller.ts';
import { showPerson } from './show-person.ts';
import { listStandingHolds } from './store/erasures.ts';
import { listPersonsById } from './store/persons.ts';

/** Holds that stand today, each with the masked name of its person. */
export async function listHolds(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const slice = { limit: rowsPerPage, offset: (query.page - 1) * rowsPerPage };
  const { total, rows } = await listStandingHolds(context.db, requireCaller(context).today, slice);
  const persons = await listPersonsById(context.db, [...new Set(rows.map((row) => row.personId))]);
  const names = new Map(persons.map((person) => [person.id, showPerson(context, person).name]));
  return { total, holds: rows.map((row) => ({ ...row, person: names.get(row.personId) ?? null })) };
}
