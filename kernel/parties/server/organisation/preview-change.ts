import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { previewChange as endpoint } from '../../contract/organisation-endpoints.ts';
import { dayInChina } from './day-in-china.ts';
import { planChange } from './domain/plan-change.ts';
import { contentsOn, resolve } from './domain/records.ts';
import { peopleTouched, tellChange } from './domain/tell-change.ts';
import { countWork, refuseWorkLeft } from './hand-over-work.ts';
import { loadGround, refuseFaults } from './load-ground.ts';
import type { Outside } from './read-outside.ts';

/** What a change would move and close, refused as the change itself would be. */
export async function previewChange(
  outside: Outside,
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const today = dayInChina(context.now());
  const ground = await loadGround(context.db, outside, today);
  const plan = planChange(ground, body.change);
  refuseFaults(plan.faults, context);
  await refuseWorkLeft(context.db, outside, plan.idle);
  const departments = contentsOn(resolve(ground.records.department), plan.effectiveOn);
  const sources = plan.moves.map(({ fromId }) => ({ id: fromId, name: departments.get(fromId)?.name ?? '' }));
  const touched = peopleTouched(plan);
  const work = await countWork(context.db, outside, sources);
  return {
    seen: ground.seen,
    effectiveOn: plan.effectiveOn,
    lines: tellChange(ground.records, plan, ground.names),
    accounts: ground.people.filter((person) => person.accountId !== null && touched.has(person.id)).length,
    work: work.map((one) => ({ ...one, partName: context.text(`${one.module}:partName`) })),
    workMoves: plan.moves.length === 0 ? 'none' : plan.effectiveOn <= today ? 'atOnce' : 'onTheDay',
  };
}
