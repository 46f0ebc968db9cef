import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/index.ts';
import type { exportEvaluations } from '../../../contract/evaluation-endpoints.ts';
import type { exportStatuses } from '../../../contract/status-endpoints.ts';
import { isDay } from '../today.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The filter of kept evaluations as the address holds it; what was typed into it by hand may be anything. */
export function evaluationQuery(search: Search): EndpointInput<typeof exportEvaluations>['query'] {
  const one = (key: string) => valuesOf(search, key)[0];
  const [ruleId, partyId, from, to, version] = [one('rule'), one('party'), one('from'), one('to'), one('version')];
  return {
    ...(ruleId !== undefined && uuid.test(ruleId) ? { ruleId } : {}),
    ...(partyId !== undefined && uuid.test(partyId) ? { partyId } : {}),
    ...(version !== undefined && /^[1-9]\d{0,4}$/.test(version) ? { version: Number(version) } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
  };
}

/** The filter of statuses as the address holds it. */
export function statusQuery(search: Search): EndpointInput<typeof exportStatuses>['query'] {
  const one = (key: string) => valuesOf(search, key)[0];
  const [ruleId, status, on] = [one('rule'), one('status'), one('on')];
  return {
    ...(ruleId !== undefined && uuid.test(ruleId) ? { ruleId } : {}),
    ...(status === undefined ? {} : { status: status.slice(0, 40) }),
    ...(isDay(on) ? { on } : {}),
  };
}
