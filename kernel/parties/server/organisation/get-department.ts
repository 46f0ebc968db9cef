import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getDepartment as endpoint } from '../../contract/organisation-endpoints.ts';
import { dayInChina } from './day-in-china.ts';
import { arrangeOrganisation, viewHolder } from './domain/arrange-organisation.ts';
import { coverDuties } from './domain/cover-duties.ts';
import { listLog, numbersAbout } from './domain/list-changes.ts';
import { resolveAll, stateOn } from './domain/records.ts';
import { holdingsOf, periodsOf } from './domain/tell-history.ts';
import { loadGround } from './load-ground.ts';
import { nameAccounts } from './name-accounts.ts';
import { type Outside, readCatalogue } from './read-outside.ts';

/** One department as of a day with its whole history; a closed one stays readable. */
export async function getDepartment(
  outside: Outside,
  { params: { departmentId }, query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const today = dayInChina(context.now());
  const on = query.on ?? today;
  const ground = await loadGround(context.db, outside, today);
  const resolved = resolveAll(ground.records);
  const states = resolved.department.get(departmentId);
  const nearest = stateOn(states, on) ?? states?.[0];
  if (nearest === undefined) throw new AppError('parties.departmentUnknown');
  const departments = arrangeOrganisation(resolved, ground.people, on);
  // Parents come before what hangs under them, so that one pass finds everything below.
  const inside = new Set([departmentId]);
  for (const one of departments) if (one.parentId !== null && inside.has(one.parentId)) inside.add(one.id);
  const persons = new Map(ground.people.map((person) => [person.id, person]));
  const about = numbersAbout(ground.records, departmentId);
  const told = ground.log.filter((change) => about.has(change.number));
  const log = listLog(ground, { account: await nameAccounts(context.db, told), duty: ground.names.duty });
  const duties = coverDuties(await readCatalogue(context.db, outside), resolved, on);
  return {
    on,
    department: departments.find((one) => one.id === departmentId) ?? null,
    name: nearest.content.name,
    duties: duties.filter((duty) => duty.departmentId !== null && inside.has(duty.departmentId)),
    periods: periodsOf(resolved, departmentId),
    appointments: holdingsOf(resolved, departmentId).map(({ from, until, postId, content }) => ({
      ...{ from, until, postId, title: content.title },
      holder: viewHolder(content, persons),
    })),
    changes: log.filter((change) => about.has(change.number)),
  };
}
