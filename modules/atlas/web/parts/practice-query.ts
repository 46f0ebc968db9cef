import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/url/search.ts';
import type { exportPractices } from '../../contract/practice.ts';

type Query = EndpointInput<typeof exportPractices>['query'];

const sorts = ['name', '-name', 'state', '-state'] as const;

/** The filter of the practices as the address holds it. */
export function practiceQuery(search: Search): Query {
  const sort = sorts.find((each) => each === search.sort);
  const [words] = valuesOf(search, 'q');
  return {
    ...(words === undefined ? {} : { q: words }),
    job: valuesOf(search, 'job'),
    zone: valuesOf(search, 'zone'),
    kind: valuesOf(search, 'kind'),
    tier: valuesOf(search, 'tier'),
    state: valuesOf(search, 'state'),
    module: valuesOf(search, 'module'),
    ...(sort === undefined ? {} : { sort }),
  } as Query;
}
