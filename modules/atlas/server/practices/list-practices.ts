import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listPractices as endpoint, PracticeFilter } from '../../contract/practice.ts';
import { type FoundPractices, findPractices } from './domain/find-practices.ts';
import { practiceOf } from './domain/practice-of.ts';
import { readCarriers } from './read-carriers.ts';
import { listStoredPractices } from './store/practices.ts';

/** One page of the practices that match, with count and facets of the whole filter. */
export async function listPractices(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { practices, facets } = await matchingPractices(query, context);
  const from = (query.page - 1) * query.pageSize;
  return { total: practices.length, practices: practices.slice(from, from + query.pageSize), facets };
}

/** All practices that match, jobs found by their names in the caller's language. */
export async function matchingPractices(
  filter: PracticeFilter,
  { db, text }: Pick<RequestContext, 'db' | 'text'>,
): Promise<FoundPractices> {
  const all = (await listStoredPractices(db)).map((row) => practiceOf(row, readCarriers()));
  return findPractices(all, filter, (job) => text(`atlas:system.${job}`));
}
