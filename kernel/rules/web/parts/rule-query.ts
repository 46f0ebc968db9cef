import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/index.ts';
import type { exportRules } from '../../contract/rule-endpoints.ts';

/** The filter of the register of rules as the address holds it. */
export function ruleQuery(search: Search): EndpointInput<typeof exportRules>['query'] {
  const [q] = valuesOf(search, 'q');
  return {
    ...(q === undefined ? {} : { q }),
    ...{ state: valuesOf(search, 'state'), subject: valuesOf(search, 'subject') },
    ...{ outcome: valuesOf(search, 'outcome'), department: valuesOf(search, 'department') },
    ...{ tests: valuesOf(search, 'tests'), coverage: valuesOf(search, 'coverage') },
    // What was typed into the address by hand may be anything.
    ...(['changedAt', '-changedAt'].includes(String(search.sort)) ? { sort: search.sort } : {}),
  } as EndpointInput<typeof exportRules>['query'];
}
