import { type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { actByRequest } from './act-by-request.ts';
import type { CaseKinds } from './case-kind.ts';
import { getCase } from './get-case.ts';
import { listReceivers } from './list-receivers.ts';
import { listRoutes } from './lists/routes.ts';

/** Endpoints of cases over the kinds that the parts declare. */
export function casesRoutes(kinds: CaseKinds): readonly Route[] {
  return [
    route(endpoints.listReceivers, listReceivers),
    route(endpoints.getCase, (input, context) => getCase(kinds, input, context)),
    route(endpoints.actOnCase, (input, context) => actByRequest(kinds, input, context)),
    ...listRoutes(kinds),
  ];
}
