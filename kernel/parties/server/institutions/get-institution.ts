import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Institution } from '../../contract/institution.ts';
import type { getInstitution as endpoint } from '../../contract/institution-endpoints.ts';
import { findInstitution } from './store/institutions.ts';

/** One institution of the caller's zone. */
export async function getInstitution(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<Institution> {
  const institution = await findInstitution(context.db, params.institutionId);
  if (institution === undefined) throw new AppError('parties.institutionUnknown');
  return institution;
}
