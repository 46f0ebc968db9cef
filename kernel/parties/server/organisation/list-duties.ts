import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listDuties as endpoint } from '../../contract/organisation-endpoints.ts';
import { dayInChina } from './day-in-china.ts';
import { coverDuties, gapsOf } from './domain/cover-duties.ts';
import { resolveAll } from './domain/records.ts';
import { type Outside, readCatalogue } from './read-outside.ts';
import { loadChanges, loadRecords } from './store/records.ts';

/** Every duty item with its owner on a day, and how many have none. */
export async function listDuties(
  outside: Outside,
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const on = query.on ?? dayInChina(context.now());
  const log = await loadChanges(context.db);
  const catalogue = await readCatalogue(context.db, outside);
  const duties = coverDuties(catalogue, resolveAll(await loadRecords(context.db)), on);
  return { on, seen: log.at(-1)?.number ?? 0, duties, gaps: gapsOf(duties) };
}
