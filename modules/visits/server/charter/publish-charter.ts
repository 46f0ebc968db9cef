import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  publishCharter as endpoint,
  takeBackCharter as takeBackEndpoint,
} from '../../contract/charter-endpoints.ts';
import { requireCaller } from '../officers/require-caller.ts';
import { addCharter, listVersions, takeBack } from './store/charters.ts';

/** Publishes a version that holds from a day on. */
export function publishCharter(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at, today } = requireCaller(context);
  if (body.validFrom < today) throw new AppError('visits.charterDayWrong', { from: today });
  return context.transaction(async (tx) => {
    const id = randomUUIDv7();
    const added = await addCharter(tx, { id, ...body }, { zoneId: zone.id, by: account.id, at });
    if (!added) throw new AppError('visits.charterDayTaken', { day: body.validFrom });
    await context.record(tx, { subject: { type: 'visits.charter', id }, after: { ...body } });
    return { charterId: id };
  });
}

/** Takes back a version that has not begun. */
export function takeBackCharter(
  { params: { charterId }, body }: EndpointParsed<typeof takeBackEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof takeBackEndpoint>> {
  const { account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const found = (await listVersions(tx)).find(({ id }) => id === charterId);
    if (found === undefined) throw new AppError('visits.charterUnknown');
    if (found.validFrom <= today) throw new AppError('visits.charterInForce');
    if (!(await takeBack(tx, charterId, { by: account.id, at }))) throw new AppError('visits.charterUnknown');
    await context.record(tx, {
      subject: { type: 'visits.charter', id: charterId },
      ...{ before: { validFrom: found.validFrom }, after: null, reason: body.reason },
    });
    return { charterId };
  });
}
