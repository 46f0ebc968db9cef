import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/index.ts';
import type { exportMeasures } from '../../../contract/measure-endpoints.ts';

type Query = EndpointInput<typeof exportMeasures>['query'];

const sorts = ['dueOn', '-dueOn', '-issues'] as const;

/** The filter of the register of measures as the address holds it. */
export function measureQuery(search: Search): Query {
  const [words] = valuesOf(search, 'q');
  const sort = sorts.find((one) => one === search.sort);
  return {
    ...(words === undefined ? {} : { q: words }),
    ...{ document: valuesOf(search, 'document'), department: valuesOf(search, 'department') },
    ...{ aspect: valuesOf(search, 'aspect'), state: valuesOf(search, 'state'), light: valuesOf(search, 'light') },
    ...(sort === undefined ? {} : { sort }),
  } as Query;
}
