import { type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/duplicate-endpoints.ts';
import { checkFirm } from './check-firm.ts';
import { listDuplicates, setDuplicateApart } from './list-duplicates.ts';
import { proposeDuplicates } from './propose-duplicates.ts';

/** Pairs that may be one firm, and what people decide about them. */
export const duplicateRoutes: readonly Route[] = [
  route(endpoints.listDuplicates, listDuplicates),
  route(endpoints.proposeDuplicates, proposeDuplicates),
  route(endpoints.setDuplicateApart, setDuplicateApart),
  route(endpoints.checkFirm, checkFirm),
];
