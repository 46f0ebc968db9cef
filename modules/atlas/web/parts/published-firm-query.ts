import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/url/search.ts';
import type { exportPublishedFirms } from '../../contract/published-firm.ts';

type Query = EndpointInput<typeof exportPublishedFirms>['query'];

/** The filter of the published firms as the address holds it. */
export function publishedFirmQuery(search: Search): Query {
  const [words] = valuesOf(search, 'q');
  return {
    ...(words === undefined ? {} : { q: words }),
    zone: valuesOf(search, 'zone'),
    kind: valuesOf(search, 'kind'),
    ...(search.sort === 'name' ? { sort: 'name' } : {}),
  } as Query;
}
