import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/url/search.ts';
import type { exportOwnEntries } from '../../contract/own-entry.ts';

type Query = EndpointInput<typeof exportOwnEntries>['query'];

const sorts = ['name', '-name', 'endsOn', '-endsOn'] as const;

/** The filter of the zone's own entries as the address holds it. */
export function ownEntryQuery(search: Search): Query {
  const sort = sorts.find((each) => each === search.sort);
  const [words] = valuesOf(search, 'q');
  return {
    ...(words === undefined ? {} : { q: words }),
    kind: valuesOf(search, 'kind'),
    field: valuesOf(search, 'field'),
    ...(sort === undefined ? {} : { sort }),
  } as Query;
}
