import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { createParameter as endpoint } from '../../contract/parameter-endpoints.ts';
import { momentOf, requireAccount } from '../check-caller.ts';
import { addParameter } from './store/parameters.ts';

/** Names a parameter; only numbers keep places and a unit. */
export function createParameter(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const { zone, at } = momentOf(context);
    const id = randomUUIDv7();
    const number = body.type === 'number';
    const one = { ...body, scale: number ? body.scale : 0, unit: number ? body.unit || null : null };
    const by = requireAccount(context).id;
    if (!(await addParameter(tx, { ...one, id, zoneId: zone.id, by, at, demonstration: false }))) {
      throw new AppError('rules.parameterTaken', { name: body.name });
    }
    await context.record(tx, { subject: { type: 'rules.parameter', id }, after: one });
    return { id };
  });
}
