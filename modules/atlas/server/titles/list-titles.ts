import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listTitles as endpoint } from '../../contract/title.ts';
import { titleOf } from '../domain/read/titles.ts';
import { countTitles, countTitlesBy, listTitles as matchingTitles } from '../store/titles.ts';
import { listZoneNames } from '../store/zones.ts';

/** One page of the published titles that match. */
export async function listTitles(
  { query }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { page, pageSize } = query;
  const titles = await matchingTitles(db, query, { limit: pageSize, offset: (page - 1) * pageSize });
  const names = new Map((await listZoneNames(db)).map(({ id, name }) => [id, name]));
  const zones = await countTitlesBy(db, 'zone', query);
  return {
    total: await countTitles(db, query),
    titles: titles.map(titleOf),
    facets: {
      zone: zones.map(({ value, count }) => ({ value, count, label: names.get(value) ?? value })),
      kind: await countTitlesBy(db, 'kind', query),
      level: await countTitlesBy(db, 'level', query),
      status: await countTitlesBy(db, 'status', query),
    },
  };
}
