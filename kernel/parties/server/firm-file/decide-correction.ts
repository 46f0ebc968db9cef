import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import {
  type decideCorrection as decideEndpoint,
  type requestCorrection as endpoint,
  readProposal,
} from '../../contract/firm-file.ts';
import { requireOwnFirm } from '../identities/require-own-firm.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { applyCorrection } from './apply-correction.ts';
import { addCorrection, lockCorrection, settleCorrection } from './store/corrections.ts';

/** A representative says that a field is wrong; what cannot stand there is refused at once, before anybody waits for it. */
export function requestCorrection(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    await requireOwnFirm(tx, { firmId: params.firmId, representative: true }, context);
    const proposed = readProposal(body.field, body.proposed);
    if (proposed === undefined) {
      const message = context.text('parties:errors.correctionUnreadable.message');
      throw new AppError('parties.correctionUnreadable', {}, [{ field: 'proposed', message }]);
    }
    const id = randomUUIDv7();
    const told = { firmId: params.firmId, field: body.field, proposed: String(proposed), reason: body.reason };
    const added = await addCorrection(tx, { zoneId: zone.id, id, ...told, by: account.id, at });
    if (!added) throw new AppError('parties.correctionUnderWay');
    const { reason, ...after } = told;
    await context.record(tx, { subject: { type: 'parties.firmCorrection', id }, after, reason });
    return { id };
  });
}

/** Staff accept, which amends the firm in the same transaction, or refuse with a reason. */
export function decideCorrection(
  { params, body }: EndpointParsed<typeof decideEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof decideEndpoint>> {
  const { account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const asked = await lockCorrection(tx, params.correctionId);
    if (asked === undefined) throw new AppError('parties.correctionUnknown');
    const { decision: state, reason = null } = body;
    if (state === 'accepted') await applyCorrection(tx, { ...asked, askedFor: asked.reason, reason }, context);
    await settleCorrection(tx, asked.id, { state, by: account.id, at, reason });
    await context.record(tx, {
      subject: { type: 'parties.firmCorrection', id: asked.id },
      before: { state: 'open' },
      after: { state, firmId: asked.firmId, field: asked.field, proposed: asked.proposed },
      ...(reason === null ? {} : { reason }),
    });
    return { id: asked.id, state };
  });
}
