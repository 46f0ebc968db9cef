import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listDepartments as endpoint } from '../../contract/organisation-endpoints.ts';
import { dayInChina } from './day-in-china.ts';
import { arrangeOrganisation } from './domain/arrange-organisation.ts';
import { coverDuties, gapsOf } from './domain/cover-duties.ts';
import { contentsOn, resolveAll, stateOn, turningDays } from './domain/records.ts';
import { loadGround } from './load-ground.ts';
import { type Outside, readCatalogue } from './read-outside.ts';

/** The zone authority's organisation on a day, past, present or planned. */
export async function listDepartments(
  outside: Outside,
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const today = dayInChina(context.now());
  const on = query.on ?? today;
  const { records, people, seen } = await loadGround(context.db, outside, today);
  const resolved = resolveAll(records);
  const departments = arrangeOrganisation(resolved, people, on);
  const posts = departments.flatMap((one) => one.posts);
  const holders = new Set(posts.flatMap((post) => post.holder?.staffId ?? []));
  const duties = coverDuties(await readCatalogue(context.db, outside), resolved, on);
  return {
    on,
    today,
    seen,
    departments,
    closed: [...contentsOn(resolved.department, on)]
      .filter(([, content]) => !content.standing)
      .map(([id, { name, kind }]) => ({ id, name, kind, on: stateOn(resolved.department.get(id), on)?.from ?? on }))
      .sort((a, b) => (a.on < b.on ? 1 : -1)),
    planned: turningDays(resolved).filter((day) => day > on),
    staffTotal: holders.size,
    vacancies: posts.filter((post) => post.holder === null).length,
    gaps: gapsOf(duties),
  };
}
