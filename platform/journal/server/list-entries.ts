import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listEntries as listEndpoint, listSubjectEntries as subjectEndpoint } from '../contract/endpoints.ts';
import { type EntryPage, type EntrySearch, largestExport } from '../contract/reading.ts';
import { summarise } from './describe-entry.ts';
import { queryOf } from './store/query.ts';
import { countEntryRows, listEntryRows } from './store/reading.ts';

/** One page of the zone's journal, newest first. */
export function listEntries(
  { query }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EntryPage> {
  return readPage(query, context);
}

/** Everything that happened to one record. */
export function listSubjectEntries(
  { params, query }: EndpointParsed<typeof subjectEndpoint>,
  context: RequestContext,
): Promise<EntryPage> {
  return readPage({ ...params, ...query }, context);
}

async function readPage(
  { limit, after, ...filter }: Partial<EntrySearch> & { limit: number },
  context: RequestContext,
): Promise<EntryPage> {
  const zoneId = zoneOf(context);
  const query = queryOf(context.db);
  // One more than asked for says whether another page follows.
  const rows = await listEntryRows(query, zoneId, {
    ...filter,
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  });
  const counted = await countEntryRows(query, zoneId, { ...filter, most: largestExport + 1 });
  const shown = rows.slice(0, limit);
  return {
    entries: shown.map((row) => summarise(row, context)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    counted,
  };
}

/** The zone of the caller; the journal of none is read by command only. */
export function zoneOf({ zone }: Pick<RequestContext, 'zone'>): string {
  if (zone === null) throw new AppError('journal.zoneNeeded');
  return zone.id;
}
