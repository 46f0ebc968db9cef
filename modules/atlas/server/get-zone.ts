import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getZone as endpoint } from '../contract/endpoints.ts';
import * as facts from './domain/read/facts.ts';
import { projectRowOf } from './domain/read/projects.ts';
import { titleOf } from './domain/read/titles.ts';
import { zoneRowOf } from './domain/read/zones.ts';
import { listFacts } from './store/facts.ts';
import { listProjectsOf } from './store/projects.ts';
import { listTitlesOf } from './store/titles.ts';
import { findZone } from './store/zones.ts';

/** A zone with all its published facts. */
export async function getZone(
  { params }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const zone = await findZone(db, params.zoneId);
  if (zone === undefined) throw new AppError('atlas.zoneUnknown', { zoneId: params.zoneId });
  const projects = await listProjectsOf(db, zone.id);
  const stored = await listFacts(db, zone.id);
  return {
    zone: { ...zoneRowOf(zone), note: zone.note, parentName: zone.parent_name },
    projects: projects.map(projectRowOf),
    programmes: stored.programmes.map(facts.programmeOf),
    firms: stored.firms.map(facts.firmOf),
    indicators: stored.indicators.map(facts.indicatorOf),
    policies: stored.policies.map((policy) => facts.policyOf(policy, stored.instruments)),
    services: stored.services.map(facts.serviceOf),
    finance: stored.finance.map(facts.financeOf),
    civic: stored.civic.map(facts.civicOf),
    mechanisms: stored.mechanisms.map(facts.mechanismOf),
    titles: (await listTitlesOf(db, zone.id)).map(titleOf),
  };
}
