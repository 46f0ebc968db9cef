import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { actOnCase as endpoint } from '../contract/endpoints.ts';
import { actOnCase } from './act-on-case.ts';
import type { CaseKinds } from './case-kind.ts';
import { actingBy } from './find-acting.ts';
import { requireCase } from './get-case.ts';
import { stateWord } from './tell-refusal.ts';

/** Acts on a case of any kind, as the lifecycle allows it. */
export function actByRequest(
  kinds: CaseKinds,
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const acting = await actingBy(context, tx);
    const { kind } = await requireCase(kinds, { caseId: params.caseId, acting }, context);
    const { act: name, ...said } = body;
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    const state = await actOnCase(tx, kind, { ...given, name, caseId: params.caseId }, acting);
    return { sequence: state.sequence, state: state.state, stateName: stateWord(kind, state.state, context) };
  });
}
