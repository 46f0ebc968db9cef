import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getFirm as endpoint } from '../contract/endpoints.ts';
import type { Firm } from '../contract/firm.ts';
import { findFirm } from './store/firms.ts';

/** One firm of the caller's zone. */
export async function getFirm({ params }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<Firm> {
  const firm = await findFirm(context.db, params.firmId);
  if (firm === undefined) throw new AppError('parties.firmUnknown');
  return firm;
}
