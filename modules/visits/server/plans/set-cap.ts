import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getCap as getEndpoint, setCap as setEndpoint } from '../../contract/visit-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { addCap, capOn, listCaps } from './store/caps.ts';

/** The rule in force today, and every rule that was ever set. */
export async function getCap(_input: unknown, context: RequestContext): Promise<EndpointResult<typeof getEndpoint>> {
  const { today } = requireCaller(context);
  return { day: today, rule: await capOn(context.db, today), entries: await listCaps(context.db) };
}

/** Sets the cap from a day on. */
export function setCap(
  { body }: EndpointParsed<typeof setEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof setEndpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const before = await capOn(tx, body.validFrom);
    const { reason = null, ...rule } = body;
    const number = await addCap(tx, { ...rule, reason, zoneId: zone.id, by: account.id, at });
    await context.record(tx, {
      subject: { type: 'visits.cap', id: zone.id },
      before: { ...before },
      after: { ...rule },
      ...(reason === null ? {} : { reason }),
    });
    return { ...rule, reason, number, setBy: account.displayName, setAt: at };
  });
}
