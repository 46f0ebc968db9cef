import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listProjects as endpoint } from '../contract/endpoints.ts';
import { investmentSum, projectRowOf } from './domain/read/projects.ts';
import { countProjectsBy, listProjects as matchingProjects, sumProjects } from './store/projects.ts';
import { listZoneNames } from './store/zones.ts';

/** One page of the projects that match, with count, sum and facets of the whole filter. */
export async function listProjects(
  { query }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const offset = (query.page - 1) * query.pageSize;
  const projects = await matchingProjects(db, query, { limit: query.pageSize, offset });
  const parts = await sumProjects(db, query);
  const names = new Map((await listZoneNames(db)).map((zone) => [zone.id, zone.name]));
  const zones = await countProjectsBy(db, 'zone', query);
  return {
    total: parts.rows,
    investment: investmentSum(parts),
    projects: projects.map(projectRowOf),
    facets: {
      zone: zones.map((facet) => ({ ...facet, label: names.get(facet.value) ?? facet.value })),
      stage: await countProjectsBy(db, 'stage', query),
      kind: await countProjectsBy(db, 'kind', query),
      industry: await countProjectsBy(db, 'industry', query),
    },
  };
}
