import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/index.ts';
import type { exportReports } from '../../contract/endpoints.ts';

type Query = EndpointInput<typeof exportReports>['query'];

const sorts = ['period', '-value', 'value', '-reportedAt'] as const;

/** The filter of the reports as the address holds it. */
export function reportQuery(search: Search): Query {
  const [words] = valuesOf(search, 'q');
  const [period] = valuesOf(search, 'period');
  const sort = sorts.find((one) => one === search.sort);
  return {
    ...(words === undefined ? {} : { q: words }),
    // What was typed into the address by hand may be anything.
    ...(period !== undefined && /^\d{4}(-\d{2}(\/\d{4}-\d{2})?)?$/.test(period) ? { period } : {}),
    ...{ metric: valuesOf(search, 'metric'), status: valuesOf(search, 'status'), part: valuesOf(search, 'part') },
    ...{ state: valuesOf(search, 'state'), ...(sort === undefined ? {} : { sort }) },
  } as Query;
}
