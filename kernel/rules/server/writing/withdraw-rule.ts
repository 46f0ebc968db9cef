import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { withdrawRule as endpoint } from '../../contract/rule-endpoints.ts';
import { momentOf, requireAccount, requireOwnOrLeader } from '../check-caller.ts';
import { holdKnowledge, knownFrom, nextMillisecond } from '../store/clock-order.ts';
import { stateOf } from './domain/version-in-force.ts';
import { lockKnownRule } from './known-rule.ts';
import { touchRule } from './store/rules.ts';
import { addWithdrawal, listVersions, listWithdrawals } from './store/versions.ts';

/** Withdraws a rule from a day on; what it answered and granted stays. */
export function withdrawRule(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    await holdKnowledge(tx, momentOf(context).zone.id, 'changes');
    const { zone, at } = momentOf(context);
    const rule = await lockKnownRule(tx, params.ruleId);
    await requireOwnOrLeader(tx, rule.departmentId, context);
    const ids = [rule.id];
    const versions = await listVersions(tx, ids);
    if (stateOf(versions, await listWithdrawals(tx, ids)) !== 'published') {
      throw new AppError('rules.notPublished');
    }
    // After the publication that it ends, however soon it follows.
    const [now, last = ''] = [await knownFrom(tx, at), versions[0]?.publishedAt];
    const from = now > last ? now : nextMillisecond(last);
    const by = requireAccount(context).id;
    const withdrawal = { ...body, id: randomUUIDv7(), ruleId: rule.id, zoneId: zone.id, by, at: from };
    await addWithdrawal(tx, withdrawal);
    await touchRule(tx, rule.id, { at });
    await context.record(tx, {
      ...{ subject: { type: 'rules.rule', id: rule.id }, after: { withdrawnFrom: body.on }, reason: body.reason },
    });
    return { state: 'withdrawn' as const };
  });
}
