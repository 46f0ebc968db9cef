import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/index.ts';
import type { exportPublished } from '../../contract/endpoints.ts';

type Query = EndpointInput<typeof exportPublished>['query'];

const sorts = ['zone', 'indicator', '-value'] as const;

/** The filter of the published figures as the address holds it. */
export function publishedQuery(search: Search): Query {
  const [words] = valuesOf(search, 'q');
  const sort = sorts.find((one) => one === search.sort);
  return {
    ...(words === undefined ? {} : { q: words }),
    ...{ zone: valuesOf(search, 'zone'), indicator: valuesOf(search, 'indicator') },
    ...{ unit: valuesOf(search, 'unit'), status: valuesOf(search, 'status') },
    ...(sort === undefined ? {} : { sort }),
  } as Query;
}
