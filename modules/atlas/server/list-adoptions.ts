import { everyIdOf } from '#kernel/parties/server/index.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listAdoptions as endpoint } from '../contract/published-firm.ts';
import { publishedFirmOf } from './domain/read/published-firms.ts';
import { listAdoptionsOf } from './store/adoptions.ts';
import { findPublishedFirm } from './store/published-firms.ts';

/** Where a firm of the zone's own register was adopted from; a fact that a later import no longer holds is told by its print. */
export async function listAdoptions(
  { params: { firmId } }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const adoptions = [];
  for (const { publishedId, printed, adoptedAt } of await listAdoptionsOf(db, await everyIdOf(db, firmId))) {
    const row = await findPublishedFirm(db, publishedId);
    adoptions.push({ printed, adoptedAt, firm: row === undefined ? null : publishedFirmOf(row) });
  }
  return { adoptions };
}
