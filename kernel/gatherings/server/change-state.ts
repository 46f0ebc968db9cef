import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { needsReason } from '../contract/gathering-state.ts';
import type { changeGatheringState as endpoint } from '../contract/planning-endpoints.ts';
import { addActTo } from './add-act.ts';
import { lockOwn, momentOf } from './check-caller.ts';
import { assignAll } from './decide/assign-decision.ts';
import { tellInvited } from './invite/tell-invited.ts';
import { listDecisions } from './store/decisions.ts';
import type { StoredGathering } from './store/gatherings.ts';

const from = { open: ['planned'], hold: ['open'], close: ['held'], cancel: ['planned', 'open'] } as const;

/** Sends a gathering out, says that it was held, closes or cancels it. */
export function changeGatheringState(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { act, reason } = body;
  return context.transaction(async (tx) => {
    const before = await lockOwn(tx, { id: params.gatheringId, states: from[act] }, context);
    if (reason === null && needsReason(act, before.state)) throw new AppError('gatherings.reasonNeeded');
    if (act === 'hold') refuseUnbegun(before, context);
    if (act === 'close') await refuseUnready(tx, before.id);
    const after = await addActTo(tx, before, { act, reason, detail: {} }, context);
    await context.record(tx, {
      subject: { type: 'gatherings.gathering', id: before.id },
      before: { state: before.state },
      after: { state: after.state },
      ...(reason === null ? {} : { reason }),
    });
    const changed = { ...before, ...after };
    if (act === 'open') await tellInvited(tx, changed, { template: 'invited', reason: '' }, context);
    if (act === 'cancel' && before.state === 'open') {
      await tellInvited(tx, changed, { template: 'cancelled', reason: reason ?? '' }, context);
    }
    // What was decided and not handed out yet goes out with the closing.
    if (act === 'close') await assignAll(tx, changed, context);
    return { id: before.id, state: after.state };
  });
}

/** It cannot have been held before it began. */
function refuseUnbegun({ day, fromTime }: StoredGathering, context: RequestContext): void {
  if (momentOf(context).wall < `${day}T${fromTime}`)
    throw new AppError('gatherings.notBegun', { time: `${day} ${fromTime}` });
}

/** Nothing that was decided may be left without a department and a day. */
async function refuseUnready(tx: ZoneDb, gatheringId: string): Promise<void> {
  const open = (await listDecisions(tx, gatheringId)).filter((one) => one.departmentId === null || one.dueOn === null);
  if (open.length > 0) throw new AppError('gatherings.decisionsOpen', { count: open.length });
}
