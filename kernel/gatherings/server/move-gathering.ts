import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { needsReason } from '../contract/gathering-state.ts';
import type { moveGathering as endpoint } from '../contract/planning-endpoints.ts';
import { addActTo } from './add-act.ts';
import { lockOwn } from './check-caller.ts';
import { tellInvited } from './invite/tell-invited.ts';
import { refuseTime } from './plan-gathering.ts';

/** Moves the day or the time; everybody who was told is told again, with the reason. */
export function moveGathering(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { reason, ...detail } = body;
  refuseTime(detail, context);
  return context.transaction(async (tx) => {
    const before = await lockOwn(tx, { id: params.gatheringId, states: ['planned', 'open'] }, context);
    if (reason === null && needsReason('move', before.state)) throw new AppError('gatherings.reasonNeeded');
    const after = await addActTo(tx, before, { act: 'move', reason, detail }, context);
    if (after.state === 'open') {
      await tellInvited(tx, { ...before, ...after }, { template: 'moved', reason: reason ?? '' }, context);
    }
    const { day, fromTime, toTime } = before;
    await context.record(tx, {
      subject: { type: 'gatherings.gathering', id: before.id },
      before: { day, fromTime, toTime },
      after: detail,
      ...(reason === null ? {} : { reason }),
    });
    return { id: before.id, state: after.state };
  });
}
