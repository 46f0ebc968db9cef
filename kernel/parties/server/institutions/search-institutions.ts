import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { searchInstitutions as endpoint } from '../../contract/institution-endpoints.ts';
import { summariseRegister } from '../places/domain/summarise-register.ts';
import { listInstitutions, tallyInstitutions } from './store/institutions.ts';

/** One page of the register with count and facets of the whole filter. */
export async function searchInstitutions(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { kind, status } = query;
  const { total, facets } = summariseRegister(await tallyInstitutions(context.db, query), { kind, status });
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  return { total, facets, institutions: await listInstitutions(context.db, query, slice) };
}
