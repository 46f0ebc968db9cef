import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { checkRule } from '../../contract/check-rule.ts';
import type { tryRule as endpoint } from '../../contract/evaluation-endpoints.ts';
import { withKindWords } from '../../contract/kind-words.ts';
import { instantText, momentOf } from '../check-caller.ts';
import { digestDefinition } from '../digest-definition.ts';
import { requireRule } from '../writing/known-rule.ts';
import { requireDraft } from '../writing/save-draft.ts';
import type { StoredRule } from '../writing/store/rules.ts';
import { readInputs } from './read-inputs.ts';
import {
  type AskedTime,
  answerInputs,
  type RuleEngine,
  type RuleText,
  textInForce,
  textOfVersion,
} from './rule-engine.ts';
import { readBeforehand } from './take-turns.ts';

type Body = EndpointParsed<typeof endpoint>['body'];

/** Answers for a party or for given data, and keeps nothing. */
export function tryRule(engine: RuleEngine) {
  return async (
    { params, body }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => {
    const { db } = context;
    const rule = await requireRule(db, params.ruleId);
    const time = { on: body.on, asOf: knowledgeOf(body.asOf, context) };
    const text = await textFor(rule, { which: body.which, time }, context);
    const asked = { partyId: body.partyId, given: body.given, on: body.on };
    const inputs = await readInputs(db, { definition: text.definition, facts: engine.facts, asked }, context);
    const answer = await answerInputs(engine, db, { ...time, text, inputs });
    const missing = inputs.filter(({ value }) => value === null).map(({ name }) => name);
    return { version: text.version, inputs, missing, answer };
  };
}

/** The instant whose knowledge counts: as asked, at most now. */
export function knowledgeOf(asked: string | undefined, context: RequestContext): string {
  const { at } = momentOf(context);
  const wanted = asked === undefined ? at : instantText(Temporal.Instant.from(asked));
  return wanted < at ? wanted : at;
}

async function textFor(
  rule: StoredRule,
  { which, time }: { which: Body['which']; time: AskedTime },
  context: RequestContext,
): Promise<RuleText> {
  const { db } = context;
  if (which === 'inForce') return textInForce(db, rule, time);
  if (which !== 'draft') return textOfVersion(db, rule.id, which);
  const { definition } = await requireDraft(db, rule.id);
  await readBeforehand(definition);
  const [first, ...others] = checkRule(definition);
  if (first !== undefined) {
    const words = context.text(
      `rules:faults.${first.code}`,
      withKindWords(first.params, (key) => context.text(`rules:${key}`)),
    );
    throw new AppError('rules.faults', { count: others.length + 1, first: `${first.at.name} ${words}`.trim() });
  }
  return { key: digestDefinition(definition).toString('hex'), version: null, definition };
}
