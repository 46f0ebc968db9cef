import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { OwnTitle } from '../../contract/own-title.ts';
import type { listOwnTitles as endpoint, ownTitleFilter } from '../../contract/own-title-endpoints.ts';
import { readTitles } from '../store/own-titles.ts';
import { dayOf } from './require-title.ts';
import { ownTitleOf } from './show-titles.ts';

/** The parsed filter of the zone's own titles. */
export type OwnTitleFilter = z.output<typeof ownTitleFilter>;

/** One page of the zone's own titles that match. */
export async function listOwnTitles(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const matching = await matchingTitles(context.db, query, context);
  const from = (query.page - 1) * query.pageSize;
  return {
    total: matching.length,
    ready: matching.filter(({ verdict }) => verdict.state === 'ready').length,
    titles: matching.slice(from, from + query.pageSize),
  };
}

/** All own titles that match, in the order asked for: verdict and lights are computed, so the filter follows the reading. */
export async function matchingTitles(
  db: ZoneDb,
  filter: OwnTitleFilter,
  { now }: Pick<RequestContext, 'now'>,
): Promise<OwnTitle[]> {
  const ground = await readTitles(db);
  const day = await dayOf({ db, now });
  const titles = ground.titles.map((title) => ownTitleOf(title, ground, day)).filter((one) => matches(one, filter));
  return filter.sort === 'name' ? titles : titles.toSorted(byRecheck);
}

function matches(title: OwnTitle, { q = '', kind, verdict, recheck }: OwnTitleFilter): boolean {
  const words = q.toLowerCase();
  const told = [title.name, title.body, title.scope ?? ''];
  if (words !== '' && !told.some((text) => text.toLowerCase().includes(words))) return false;
  if (kind.length > 0 && !kind.includes(title.kind)) return false;
  if (verdict.length > 0 && !verdict.includes(title.verdict.state)) return false;
  return recheck.length === 0 || recheck.includes(title.recheck.state);
}

/** The nearest check first; titles that are not checked again last, by name. */
function byRecheck(one: OwnTitle, other: OwnTitle): number {
  const [left, right] = [one.recheckOn ?? '9999', other.recheckOn ?? '9999'];
  return left < right ? -1 : left > right ? 1 : 0;
}
