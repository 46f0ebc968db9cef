import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { exportEntries } from './export-entries.ts';
import { getEntry } from './get-entry.ts';
import { listEntries, listSubjectEntries } from './list-entries.ts';
import { listFilters } from './list-filters.ts';
import { listHeads } from './list-heads.ts';

/** Every endpoint of the journal with its use-case. */
export const journalRoutes: readonly Route[] = [
  route(endpoints.listEntries, listEntries),
  route(endpoints.listSubjectEntries, listSubjectEntries),
  route(endpoints.listFilters, listFilters),
  fileRoute(endpoints.exportEntries, exportEntries),
  route(endpoints.getEntry, getEntry),
  route(endpoints.listHeads, listHeads),
];
