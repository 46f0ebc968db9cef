import { namesOfPersons } from '#kernel/parties/server/index.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { sm3 } from '#platform/journal/server/hash.ts';
import { canonicalAnswer } from '../../contract/answer-rule.ts';
import type {
  EvaluationDetail,
  EvaluationRow,
  getEvaluation as getEndpoint,
  openPersonEvaluation as openEndpoint,
  replayEvaluation as replayEndpoint,
} from '../../contract/evaluation-endpoints.ts';
import { momentOf } from '../check-caller.ts';
import { openEvaluation } from './keep-evaluation.ts';
import { requireFact } from './known-facts.ts';
import { answerInputs, type RuleEngine, textOfVersion } from './rule-engine.ts';
import { findStored, namesOfParties, type StoredEvaluation } from './store/evaluations.ts';

/** A stored evaluation with its explanation; of a person the head alone, as lists tell it. */
export function getEvaluation(engine: RuleEngine) {
  return async (
    { params }: EndpointParsed<typeof getEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof getEndpoint>> => {
    const { stored } = await requireEvaluation(engine, params.evaluationId, context);
    if (stored.sealed === null) return describeStored(engine, params.evaluationId, context);
    const [row] = await describeRows([stored], context);
    if (row === undefined) throw new AppError('rules.evaluationUnknown');
    const { outcomes: _outcomes, ...head } = row;
    return { ...head, inputs: null, answer: null, digest: stored.digest.toString('hex') };
  };
}

/** What was asked and answered of a person; the journal keeps who looked and why, beside the person. */
export function openPersonEvaluation(engine: RuleEngine) {
  return ({ params, body }: EndpointParsed<typeof openEndpoint>, context: RequestContext): Promise<EvaluationDetail> =>
    context.transaction(async (tx) => {
      const seen = { ...context, db: tx };
      const { stored } = await requireEvaluation(engine, params.evaluationId, seen);
      // What is not closed needs no key: there is nothing to open.
      if (stored.sealed === null || stored.partyId === null) throw new AppError('rules.evaluationUnknown');
      await context.record(tx, {
        subject: { type: 'parties.person', id: stored.partyId },
        after: { evaluation: stored.id },
        reason: body.reason,
      });
      return describeStored(engine, stored.id, seen);
    });
}

/** An evaluation whole; refused where it read facts that the caller may not. */
export async function describeStored(
  engine: RuleEngine,
  id: string,
  context: RequestContext,
): Promise<EvaluationDetail> {
  const { stored, opened } = await requireEvaluation(engine, id, context);
  const [row] = await describeRows([stored], context);
  if (row === undefined) throw new AppError('rules.evaluationUnknown');
  const { outcomes: _outcomes, ...head } = row;
  const { partyId, reason } = stored;
  const party = partyId === null ? null : { id: partyId, name: await nameInDetail(stored, context) };
  return {
    ...head,
    party,
    reason,
    inputs: opened.inputs,
    answer: opened.answer,
    digest: stored.digest.toString('hex'),
  };
}

/** Answers anew from what was stored, and says whether it is the same to the last byte. */
export function replayEvaluation(engine: RuleEngine) {
  return async (
    { params }: EndpointParsed<typeof replayEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof replayEndpoint>> => {
    const { stored, opened } = await requireEvaluation(engine, params.evaluationId, context);
    const text = await textOfVersion(context.db, stored.ruleId, stored.version);
    const { on, asOf } = stored;
    const answer = await answerInputs(engine, context.db, { text, inputs: opened.inputs, on, asOf });
    const canonical = canonicalAnswer(answer);
    const digest = sm3(opened.salt + canonical);
    return {
      same: canonical === opened.canonical && digest.equals(stored.digest),
      ...{ digest: digest.toString('hex'), answer: stored.sealed === null ? answer : null },
    };
  };
}

async function nameInDetail({ partyId, subject }: StoredEvaluation, context: RequestContext): Promise<string> {
  const ids = [partyId ?? ''];
  const names = await (subject === 'person'
    ? namesOfPersons(context.db, context, ids)
    : namesOfParties(context.db, ids));
  return names.get(partyId ?? '') ?? context.text('rules:unnamed');
}

/** Refused to whom a person's data are only shown masked; what was answered of a person who was erased is gone. */
async function requireEvaluation({ facts }: RuleEngine, id: string, context: RequestContext) {
  const stored = await findStored(context.db, id);
  if (stored === undefined) throw new AppError('rules.evaluationUnknown');
  if (stored.sealed !== null && !context.can('parties:person.unmask')) throw new AppError('rules.personClosed');
  const opened = openEvaluation(stored, { zoneId: momentOf(context).zone.id, keys: context.keys });
  if (opened === null) throw new AppError('rules.evaluationErased');
  for (const { source } of opened.inputs) {
    const fact = source.from === 'fact' ? facts.find((one) => one.id === source.fact) : undefined;
    if (fact !== undefined) requireFact(fact, context);
  }
  return { stored, opened };
}

/** Evaluations as lines; of a person neither name, reason nor answer: those are told on the page of the evaluation alone. */
export async function describeRows(
  stored: readonly StoredEvaluation[],
  context: RequestContext,
): Promise<EvaluationRow[]> {
  const { db } = context;
  const parties = stored.flatMap(({ partyId }) => partyId ?? []);
  const names = await namesOfParties(db, parties);
  const nameOf = ({ partyId, subject }: StoredEvaluation) =>
    subject === 'person'
      ? context.text('rules:somePerson')
      : (names.get(partyId ?? '') ?? context.text('rules:unnamed'));
  const accounts = await namesOfAccounts(
    db,
    stored.flatMap(({ by }) => by ?? []),
  );
  const mayRead = context.can('parties:person.unmask');
  return stored.map((one) => {
    const { id, ruleId, rule, version, partyId, on, asOf, answer, demonstration } = one;
    return {
      ...{ id, version, on, asOf, demonstration, rule: { id: ruleId, name: rule } },
      party: partyId === null ? null : { id: one.subject === 'person' && !mayRead ? null : partyId, name: nameOf(one) },
      by: accounts.get(one.by ?? '') ?? null,
      reason: one.subject === 'person' ? null : one.reason,
      outcomes: answer === null ? [] : JSON.parse(answer).outcomes,
    };
  });
}
