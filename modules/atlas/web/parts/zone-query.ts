import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/url/search.ts';
import type { listZones } from '../../contract/endpoints.ts';

type Query = EndpointInput<typeof listZones>['query'];

const sorts = ['name', 'facts', '-facts'] as const;

/** The filter of the register of zones as the address holds it. */
export function zoneQuery(search: Search): Query {
  const sort = sorts.find((each) => each === search.sort);
  const [words] = valuesOf(search, 'q');
  return {
    ...(words === undefined ? {} : { q: words }),
    kind: valuesOf(search, 'kind'),
    province: valuesOf(search, 'province'),
    coverage: valuesOf(search, 'coverage'),
    ...(sort === undefined ? {} : { sort }),
  } as Query;
}
