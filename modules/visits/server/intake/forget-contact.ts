import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { forgetNeedContact as endpoint } from '../../contract/intake-endpoints.ts';
import { requireCaller } from '../officers/require-caller.ts';
import { lockState } from './store/needs.ts';

/**
 * Destroys the key under which the sender of a message can be reached. The entry stands before the key goes: should the machine
 * stop in between, the journal tells which key is still to be destroyed, and doing it again does no harm.
 */
export async function forgetNeedContact(
  { params: { needId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, at } = requireCaller(context);
  await context.transaction(async (tx) => {
    if ((await lockState(tx, needId)) === undefined) throw new AppError('visits.needUnknown');
    await context.record(tx, { subject: { type: 'visits.need', id: needId }, after: { contact: 'destroyed' } });
  });
  context.keys.persons.erase(zone.id, needId, at);
  return { needId };
}
