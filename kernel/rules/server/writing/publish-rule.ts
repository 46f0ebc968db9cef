import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { RuleFact } from '#platform/module/rule-fact.ts';
import { checkRule } from '../../contract/check-rule.ts';
import { withKindWords } from '../../contract/kind-words.ts';
import { parameterVersions } from '../../contract/known-parameters.ts';
import { ruleCoverage } from '../../contract/rule-coverage.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';
import type { publishRule as endpoint } from '../../contract/rule-endpoints.ts';
import { readBeforehand } from '../answering/take-turns.ts';
import { momentOf, requireAccount, requireOwnOrLeader } from '../check-caller.ts';
import { digestDefinition } from '../digest-definition.ts';
import { knownParameters } from '../parameters/known-parameters.ts';
import { holdKnowledge, knownFrom } from '../store/clock-order.ts';
import { describeVersions } from './describe-rule.ts';
import { stateOf } from './domain/version-in-force.ts';
import { lockKnownRule } from './known-rule.ts';
import { refuseMoved, requireDraft } from './save-draft.ts';
import { authorsSince, touchRule } from './store/rules.ts';
import { addVersion, listVersions, listWithdrawals, type StoredVersion } from './store/versions.ts';
import { failingCases } from './try-cases.ts';

type Body = EndpointParsed<typeof endpoint>['body'];

/** Publishes what somebody else drafted, once everything that can be checked holds. */
export function publishRule(facts: readonly RuleFact[]) {
  return (
    { params, body }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> =>
    context.transaction(async (tx) => {
      await holdKnowledge(tx, momentOf(context).zone.id, 'changes');
      const { zone, at, today } = momentOf(context);
      const rule = await lockKnownRule(tx, params.ruleId);
      await requireOwnOrLeader(tx, rule.departmentId, context);
      if (body.to !== null && body.to < body.from) throw new AppError('rules.daysReversed');
      const draft = await requireDraft(tx, rule.id);
      await refuseMoved(tx, { ruleId: rule.id, revision: body.revision, last: draft }, context);
      const by = requireAccount(context).id;
      const [last] = await listVersions(tx, [rule.id]);
      const authors = await authorsSince(tx, rule.id, last?.revision ?? 0);
      if ([draft.savedBy, ...authors].includes(by)) throw new AppError('rules.sameHands');
      const { definition } = draft;
      const digest = digestDefinition(definition);
      await refuseUnchanged(tx, { last, digest, body });
      await readBeforehand(definition);
      refuseFaults(definition, context);
      refuseFacts(definition, facts);
      await refuseCases(tx, definition, at);
      refuseOpenCoverage(definition, body.coverageReason);
      const version = {
        ...{ ruleId: rule.id, number: (last?.number ?? 0) + 1, revision: draft.revision, definition, digest },
        ...{ from: body.from, to: body.to, reason: body.reason, coverageReason: body.coverageReason },
        ...{ draftedBy: draft.savedBy, publishedBy: by, publishedAt: await knownFrom(tx, at) },
      };
      await addVersion(tx, { ...version, zoneId: zone.id });
      await touchRule(tx, rule.id, { at });
      await context.record(tx, {
        subject: { type: 'rules.rule', id: rule.id },
        after: {
          ...{ version: version.number, revision: draft.revision, from: body.from, to: body.to, today },
          ...{ digest: digest.toString('hex'), coverageReason: body.coverageReason },
        },
        reason: body.reason,
      });
      const [described] = await describeVersions(tx, [version]);
      if (described === undefined) throw new Error('one version is described by one line');
      return described;
    });
}

async function refuseUnchanged(
  tx: ZoneDb,
  { last, digest, body }: { last: StoredVersion | undefined; digest: Buffer; body: Body },
): Promise<void> {
  if (last === undefined || !last.digest.equals(digest) || last.from !== body.from || last.to !== body.to) return;
  const withdrawals = await listWithdrawals(tx, [last.ruleId]);
  if (stateOf([last], withdrawals) === 'published') {
    throw new AppError('rules.draftUnchanged', { number: last.number });
  }
}

function refuseFaults(definition: RuleDefinition, context: RequestContext): void {
  const faults = checkRule(definition);
  const [first] = faults;
  if (first === undefined) return;
  const words = context.text(
    `rules:faults.${first.code}`,
    withKindWords(first.params, (key) => context.text(`rules:${key}`)),
  );
  throw new AppError('rules.faults', { count: faults.length, first: `${first.at.name} ${words}`.trim() });
}

/** Terms name facts that exist, of parties of the rule's kind. */
function refuseFacts({ terms, subject }: RuleDefinition, facts: readonly RuleFact[]): void {
  const known = new Set(facts.filter((fact) => fact.subject === subject).map(({ id }) => id as string));
  const wrong = terms.find(({ fact }) => fact !== null && !known.has(fact));
  if (wrong !== undefined) throw new AppError('rules.factUnknown', { fact: wrong.fact ?? '' });
}

async function refuseCases(tx: ZoneDb, definition: RuleDefinition, asOf: string): Promise<void> {
  const known = await knownParameters(tx, definition.parameters);
  const missing = definition.parameters.filter((name) => !known.some((one) => one.name === name));
  if (missing.length > 0) throw new AppError('rules.parameterMissing', { names: missing.join(', ') });
  if (definition.cases.length === 0) throw new AppError('rules.casesMissing');
  const failing = await failingCases(definition, { versions: parameterVersions(known), asOf });
  const [first] = failing;
  if (first !== undefined) throw new AppError('rules.casesFail', { count: failing.length, first: first.name });
}

function refuseOpenCoverage(definition: RuleDefinition, reason: string | null): void {
  const { openSentences, openDecisions } = ruleCoverage(definition);
  if (reason !== null || openSentences.length + openDecisions.length === 0) return;
  throw new AppError('rules.coverageReason', { sentences: openSentences.length, decisions: openDecisions.length });
}
