import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getOwnEntry as endpoint, OwnEntry } from '../../contract/own-entry.ts';
import { findEntry } from './store/own-entries.ts';

/** One entry of the zone's own. */
export async function getOwnEntry(
  { params }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<OwnEntry> {
  const entry = await findEntry(db, params.entryId);
  if (entry === undefined) throw new AppError('atlas.ownEntryUnknown');
  return entry;
}
