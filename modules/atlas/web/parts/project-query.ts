import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/url/search.ts';
import type { listProjects } from '../../contract/endpoints.ts';

type Query = EndpointInput<typeof listProjects>['query'];

const sorts = ['name', 'stage', '-stage', 'investment', '-investment'] as const;

/** Thresholds of investment to choose from, in fen: 10⁸, 10⁹ and 10¹⁰ yuan. */
export const investmentThresholds = ['10000000000', '100000000000', '1000000000000'] as const;

/** The filter of the register of projects as the address holds it. */
export function projectQuery(search: Search): Query {
  const sort = sorts.find((each) => each === search.sort);
  const [words] = valuesOf(search, 'q');
  const [least] = valuesOf(search, 'minInvestmentFen');
  return {
    ...(words === undefined ? {} : { q: words }),
    zone: valuesOf(search, 'zone'),
    stage: valuesOf(search, 'stage'),
    kind: valuesOf(search, 'kind'),
    industry: valuesOf(search, 'industry'),
    ...(least === undefined ? {} : { minInvestmentFen: least }),
    ...(sort === undefined ? {} : { sort }),
  } as Query;
}
