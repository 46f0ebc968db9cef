import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { usualLimits } from '../../contract/issue.ts';
import type { listIssueLimits as endpoint, LimitRule } from '../../contract/issue-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { listLimits } from './store/limits.ts';

const usual: LimitRule = {
  ...{ limits: usualLimits, validFrom: null, documentNumber: null, reason: null, setBy: null, setAt: null },
};

/** Rules of limits with the one in force: the newest that has begun; the usual one always has. */
export async function listIssueLimits(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { today } = requireCaller(context);
  const rules = [...(await listLimits(context.db)), usual];
  const inForce = rules.findIndex(({ validFrom }) => validFrom === null || validFrom <= today);
  return { day: today, inForce, rules };
}
