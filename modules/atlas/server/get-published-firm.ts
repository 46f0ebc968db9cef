import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getPublishedFirm as endpoint, PublishedFirm } from '../contract/published-firm.ts';
import { publishedFirmOf } from './domain/read/published-firms.ts';
import { findPublishedFirm } from './store/published-firms.ts';

/** One published firm. */
export async function getPublishedFirm(
  { params: { publishedId } }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<PublishedFirm> {
  const row = await findPublishedFirm(db, publishedId);
  if (row === undefined) throw new AppError('atlas.firmUnknown', { publishedId });
  return publishedFirmOf(row);
}
