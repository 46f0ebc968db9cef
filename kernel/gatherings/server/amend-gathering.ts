import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { amendGathering as endpoint } from '../contract/planning-endpoints.ts';
import { addActTo } from './add-act.ts';
import { lockOwn } from './check-caller.ts';
import { seatWaiting } from './invite/seat-waiting.ts';
import { refusePlace } from './plan-gathering.ts';

/** Changes title, place or seats; more seats are given to who waits. */
export function amendGathering(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const before = await lockOwn(tx, { id: params.gatheringId, states: ['planned', 'open'] }, context);
    await refusePlace(tx, body);
    const after = await addActTo(tx, before, { act: 'amend', reason: null, detail: body }, context);
    await seatWaiting(tx, { ...before, ...after }, context);
    const { title, place, siteId, capacity } = before;
    await context.record(tx, {
      subject: { type: 'gatherings.gathering', id: before.id },
      before: { title, place, siteId, capacity },
      after: body,
    });
    return { id: before.id, state: after.state };
  });
}
