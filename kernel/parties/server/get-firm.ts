import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getFirm as endpoint } from '../contract/endpoints.ts';
import { whereItWent } from './merging/find-party.ts';
import { findFirm } from './store/firms.ts';

/** One firm of the caller's zone; one that was merged says where it went. */
export async function getFirm(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const firm = await findFirm(context.db, params.firmId);
  if (firm === undefined) throw new AppError('parties.firmUnknown');
  return { ...firm, mergedInto: await whereItWent(context.db, firm.id) };
}
