import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { rowsPerPage, unmaskingsPerDay } from '../../contract/person.ts';
import type { listUnmaskings as endpoint } from '../../contract/person-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { showPerson } from './show-person.ts';
import { listPersonsById } from './store/persons.ts';
import { countAllUnmaskings, countUnmaskingsByAccount, listUnmaskingRows } from './store/unmaskings.ts';

/** Who saw plain values of whom and why, and how many each account saw today. */
export async function listUnmaskings(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const offset = (query.page - 1) * rowsPerPage;
  const rows = await listUnmaskingRows(context.db, { limit: rowsPerPage, offset });
  const persons = await listPersonsById(
    context.db,
    rows.map((row) => row.personId),
  );
  const names = new Map(persons.map((person) => [person.id, showPerson(context, person).name]));
  return {
    total: await countAllUnmaskings(context.db),
    perDay: unmaskingsPerDay,
    today: await countUnmaskingsByAccount(context.db, requireCaller(context).dayBegan),
    unmaskings: rows.map((row) => ({ ...row, person: names.get(row.personId) ?? null })),
  };
}
