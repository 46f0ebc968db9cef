import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { storeEvaluation as endpoint } from '../../contract/evaluation-endpoints.ts';
import { momentOf, requireAccount } from '../check-caller.ts';
import { holdKnowledge } from '../store/clock-order.ts';
import { requireRule } from '../writing/known-rule.ts';
import { describeStored } from './get-evaluation.ts';
import { keepEvaluation } from './keep-evaluation.ts';
import type { RuleEngine } from './rule-engine.ts';
import { knowledgeOf } from './try-rule.ts';

/** Answers and keeps it; the journal notes who was asked about and how it was answered, but no datum. */
export function storeEvaluation(engine: RuleEngine) {
  return (
    { params, body }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> =>
    context.transaction(async (tx) => {
      await holdKnowledge(tx, momentOf(context).zone.id, 'answers');
      const { zone, at } = momentOf(context);
      const rule = await requireRule(tx, params.ruleId);
      const asked = { ...body, rule, asOf: knowledgeOf(body.asOf, context) };
      const by = requireAccount(context).id;
      const keeping = { zoneId: zone.id, keys: context.keys, by, at, demonstration: rule.demonstration };
      const can = context.can.bind(context);
      const kept = await keepEvaluation(engine, tx, { asked, keeping: { ...keeping, can } });
      await context.record(tx, {
        subject: { type: 'rules.evaluation', id: kept.id },
        after: {
          ...{ rule: rule.id, version: kept.version, party: body.partyId, on: body.on, asOf: asked.asOf },
          digest: kept.digest,
        },
        ...(body.reason === null ? {} : { reason: body.reason }),
      });
      return describeStored(engine, kept.id, { ...context, db: tx });
    });
}
