import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { setIssueLimits as endpoint } from '../../contract/issue-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { addLimits, limitsOn } from './store/limits.ts';

/** Sets the limits from a day on; what is open keeps those under which it was opened. */
export function setIssueLimits(
  { body: { validFrom, limits, documentNumber, reason } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at, today } = requireCaller(context);
  if (validFrom < today) throw new AppError('visits.limitsInPast', { today });
  return context.transaction(async (tx) => {
    const before = await limitsOn(tx, validFrom);
    const rule = { zoneId: zone.id, validFrom, limits, documentNumber, reason: reason ?? null, by: account.id, at };
    await addLimits(tx, rule);
    await context.record(tx, {
      subject: { type: 'visits.issueLimits', id: validFrom },
      before: { ...before.limits },
      after: { ...limits, documentNumber },
      ...(reason === undefined ? {} : { reason }),
    });
    return { validFrom };
  });
}
