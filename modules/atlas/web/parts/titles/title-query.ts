import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/url/search.ts';
import type { exportOwnTitles } from '../../../contract/own-title-endpoints.ts';
import type { exportTitles } from '../../../contract/title.ts';

const wordsOf = (search: Search) => {
  const [words] = valuesOf(search, 'q');
  return words === undefined ? {} : { q: words };
};

/** The filter of the published titles as the address holds it. */
export function titleQuery(search: Search): EndpointInput<typeof exportTitles>['query'] {
  return {
    ...wordsOf(search),
    ...Object.fromEntries(['zone', 'kind', 'level', 'status'].map((key) => [key, valuesOf(search, key)])),
    ...(search.sort === 'name' ? { sort: 'name' } : {}),
  } as EndpointInput<typeof exportTitles>['query'];
}

/** The filter of the zone's own titles as the address holds it. */
export function ownTitleQuery(search: Search): EndpointInput<typeof exportOwnTitles>['query'] {
  return {
    ...wordsOf(search),
    ...Object.fromEntries(['kind', 'verdict', 'recheck'].map((key) => [key, valuesOf(search, key)])),
    ...(search.sort === 'name' ? { sort: 'name' } : {}),
  } as EndpointInput<typeof exportOwnTitles>['query'];
}
