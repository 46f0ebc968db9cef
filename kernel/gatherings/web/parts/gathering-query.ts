import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/index.ts';
import type { exportGatherings } from '../../contract/planning-endpoints.ts';

type Query = EndpointInput<typeof exportGatherings>['query'];

/** The filter of the register as the address holds it. */
export function gatheringQuery(search: Search): Query {
  const [q] = valuesOf(search, 'q');
  const [from] = valuesOf(search, 'from');
  const [to] = valuesOf(search, 'to');
  const day = /^\d{4}-\d{2}-\d{2}$/;
  return {
    ...(q === undefined ? {} : { q }),
    // What was typed into the address by hand may be anything.
    ...(from !== undefined && day.test(from) ? { from } : {}),
    ...(to !== undefined && day.test(to) ? { to } : {}),
    ...{ kind: valuesOf(search, 'kind'), state: valuesOf(search, 'state') },
    ...{ department: valuesOf(search, 'department'), series: valuesOf(search, 'series') },
    ...(search.sort === 'day' ? { sort: 'day' } : {}),
  } as Query;
}
