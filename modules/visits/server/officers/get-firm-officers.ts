import { everyIdOf } from '#kernel/parties/server/index.ts';
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

/** Who serves the caller's firm; the office's telephone and no other. */
export async function listOwnOfficers(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  const firmId = await requireActingFirm(context);
  const { today } = requireCaller(context);
  const quarter = quarterOf(today);
  const served = await servedOf(firmId, today, context);
  return {
    quarter,
    served: served.map(({ project, officer, deputy }) => ({ project, officer, deputy })),
    rated: await listRatings(context.db, { firmIds: [firmId], quarter }),
  };
}
