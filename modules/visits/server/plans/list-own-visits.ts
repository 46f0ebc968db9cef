import { departmentNamesOn, housesOf } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listOwnVisits as endpoint, VisitFilter } from '../../contract/visit-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { capOn } from './store/caps.ts';
import { listVisitRows } from './store/visit-register.ts';

/** The last visits that a firm's own people are shown. */
const mostShown = 100;

/** Visits of a firm for which the caller may act: when, who, what for; never the internal summary. */
export async function listOwnVisits(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { account, today } = requireCaller(context);
  const { houses } = await housesOf(context.db, account.id);
  if (!houses.some(({ id }) => id === params.firmId)) throw new AppError('visits.firmUnknown');
  const filter: VisitFilter = {
    ...{ department: [], officer: [], purpose: [], size: [], industry: [], firm: params.firmId },
    ...{ withdrawn: 'no', sort: '-day' },
  };
  const rows = await listVisitRows(context.db, filter, { limit: mostShown, offset: 0 });
  const names = await departmentNamesOn(context.db, today);
  return {
    rule: await capOn(context.db, today),
    visits: rows.map((row) => ({
      ...{ id: row.id, day: row.day, purpose: row.purpose },
      departments: row.departments.map((id) => names.get(id) ?? ''),
    })),
  };
}
