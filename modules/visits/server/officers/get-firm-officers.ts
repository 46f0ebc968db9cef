import { everyIdOf, housesOf } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getFirmOfficers as endpoint, listOwnOfficers as ownEndpoint } from '../../contract/officer-endpoints.ts';
import { quarterOf } from './domain/summarise-ratings.ts';
import { showServed } from './list-officers.ts';
import { requireActingFirm, requireCaller } from './require-caller.ts';
import { listRatings } from './store/ratings.ts';
import { findFirmName, listServed } from './store/served.ts';
import { staffOn } from './store/staff.ts';
import { listTerms } from './store/terms.ts';

/** Most projects of one firm that are shown. */
const mostProjects = 200;

async function servedOf(firmId: string, day: string, context: RequestContext) {
  const filter = { officer: [], gap: [], firmId };
  const rows = await listServed(context.db, filter, { day, limit: mostProjects, offset: 0 });
  return showServed(rows, await staffOn(context.db, day));
}

/** Who serves a firm and its projects, who did before, and what the firm said of them. */
export async function getFirmOfficers(
  { params: { firmId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  if ((await findFirmName(context.db, firmId)) === undefined) throw new AppError('visits.officerFirmUnknown');
  return {
    served: await servedOf(firmId, requireCaller(context).today, context),
    terms: await listTerms(context.db, firmId),
    ratings: await listRatings(context.db, { firmIds: await everyIdOf(context.db, firmId) }),
  };
}

/** Who serves one of the caller's firms, or the one for which the caller acts; the office's telephone and no other. */
export async function listOwnOfficers(
  { query }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  const { account, today } = requireCaller(context);
  const { houses } = await housesOf(context.db, account.id);
  const firmId = houses.find(({ id }) => id === query.firm)?.id ?? (await requireActingFirm(context));
  const quarter = quarterOf(today);
  const served = await servedOf(firmId, today, context);
  return {
    quarter,
    served: served.map(({ project, officer, deputy }) => ({ project, officer, deputy })),
    rated: await listRatings(context.db, { firmIds: [firmId], quarter }),
  };
}
