import { actingFirm, departmentNamesOn } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listOwnVisits as endpoint, VisitFilter } from '../../contract/visit-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { capOn } from './store/caps.ts';
import { listVisitRows } from './store/visit-register.ts';

/** The last visits that a firm's own people are shown. */
const mostShown = 100;

/** Visits of the firm for which the caller acts: when, who, what for; never the internal summary. */
export async function listOwnVisits(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { account, today } = requireCaller(context);
  const own = await actingFirm(context.db, account.id);
  if (own === null || own.firmId !== params.firmId) throw new AppError('visits.firmUnknown');
  const filter: VisitFilter = {
    ...{ department: [], officer: [], purpose: [], size: [], industry: [], firm: own.firmId },
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
