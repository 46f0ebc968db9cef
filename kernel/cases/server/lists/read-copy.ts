import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { readCopy as endpoint } from '../../contract/list-endpoints.ts';
import { actingBy } from '../find-acting.ts';
import { noteReading } from './store/counts.ts';

class NothingNew extends Error {}

/** Notes that the caller opened what was copied to it; a second opening leaves nothing, neither row nor entry. */
export async function readCopy(
  { params: { caseId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { caller, zoneId, at } = await actingBy(context);
  const own = {
    accountId: caller.accountId ?? '',
    departments: caller.places.map(({ departmentId }) => departmentId),
  };
  const reading = context.transaction(async (tx) => {
    const read = await noteReading(tx, { zoneId, caseId, at }, own);
    if (read === 0) throw new NothingNew();
    await context.record(tx, {
      subject: { type: 'cases.case', id: caseId },
      before: null,
      after: { copiesRead: read },
    });
    return { read };
  });
  return reading.catch((error: unknown) => {
    if (error instanceof NothingNew) return { read: 0 };
    throw error;
  });
}
