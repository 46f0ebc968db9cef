import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { enqueueJob } from '#platform/jobs/server/enqueue-job.ts';
import {
  type dryRun as dryEndpoint,
  longestDryRun,
  mostDryRuns,
  mostParties,
  type startRun as startEndpoint,
} from '../../contract/run-endpoints.ts';
import { requireFact } from '../answering/known-facts.ts';
import { type AskedTime, type RuleEngine, textInForce } from '../answering/rule-engine.ts';
import { momentOf, requireAccount } from '../check-caller.ts';
import { holdKnowledge } from '../store/clock-order.ts';
import { findRules } from '../writing/store/rules.ts';
import { computeRun, type RunRule } from './compute-run.ts';
import { describeRuns } from './get-run.ts';
import { runRulesJob } from './run-job.ts';
import { addRun, findStored, listStandingFirms } from './store/runs.ts';

/** Orders a run whose answers are kept; a job carries it out. */
export function startRun(engine: RuleEngine) {
  return (
    { body }: EndpointParsed<typeof startEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof startEndpoint>> =>
    context.transaction(async (tx) => {
      await holdKnowledge(tx, momentOf(context).zone.id, 'answers');
      const { zone, at } = momentOf(context);
      const rules = await rulesInForce(tx, body.ruleIds, { on: body.on, asOf: at });
      refuseFacts(engine, rules, context);
      const parties = (await listStandingFirms(tx, mostParties + 1)).length;
      if (parties > mostParties) throw new AppError('rules.runTooLarge', { parties, most: mostParties });
      const id = randomUUIDv7();
      const heads = rules.map(({ id: ruleId, name, version }) => ({ id: ruleId, name, version: version ?? 0 }));
      const by = requireAccount(context).id;
      const asked = { on: body.on, asOf: at, rules: heads, parties, reason: body.reason };
      await addRun(tx, { ...asked, id, zoneId: zone.id, by, startedAt: at, demonstration: false });
      await enqueueJob(tx, runRulesJob(engine), { zoneId: zone.id, runId: id });
      await context.record(tx, {
        subject: { type: 'rules.run', id },
        after: { on: body.on, rules: heads, parties },
        ...(body.reason === null ? {} : { reason: body.reason }),
      });
      const stored = await findStored(tx, id);
      const [run] = await describeRuns(stored === undefined ? [] : [stored], { ...context, db: tx });
      if (run === undefined) throw new AppError('rules.runUnknown');
      return run;
    });
}

/** Runs at once and keeps nothing; `longest` are milliseconds. */
export function dryRun(engine: RuleEngine, longest = longestDryRun * 1_000) {
  const running = new Map<string, number>();
  return async (
    { body }: EndpointParsed<typeof dryEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof dryEndpoint>> => {
    const { zone } = momentOf(context);
    const others = running.get(zone.id) ?? 0;
    if (others >= mostDryRuns) throw new AppError('rules.dryRunsBusy', { most: mostDryRuns });
    running.set(zone.id, others + 1);
    try {
      return await runDry(engine, { ...body, longest }, context);
    } finally {
      running.set(zone.id, (running.get(zone.id) ?? 1) - 1);
    }
  };
}

async function runDry(
  engine: RuleEngine,
  { ruleIds, on, longest }: EndpointParsed<typeof dryEndpoint>['body'] & { readonly longest: number },
  context: RequestContext,
): Promise<EndpointResult<typeof dryEndpoint>> {
  const { db } = context;
  const { at } = momentOf(context);
  const time = { on, asOf: at };
  const rules = await rulesInForce(db, ruleIds, time);
  const computed = await computeRun({ db, facts: engine.facts, reader: context }, { ...time, rules, longest });
  const count = computed.partyIds.length;
  return {
    ...{ id: null, state: 'done', ...time, parties: count, done: count, demonstration: false },
    rules: rules.map(({ id, name, version }) => ({ id, name, version: version ?? 0 })),
    ...{ by: context.account?.displayName ?? null, startedAt: at, endedAt: momentOf(context).at },
    took: { ...computed.took, storing: 0 },
    outcomes: computed.outcomes.map(({ head: { scale: _scale, texts: _texts, ...head } }) => head),
  };
}

async function rulesInForce(db: ZoneDb, ids: readonly string[], time: AskedTime): Promise<RunRule[]> {
  const wanted = [...new Set(ids)];
  const found = await findRules(db, wanted);
  const rules: RunRule[] = [];
  for (const id of wanted) {
    const rule = found.find((one) => one.id === id);
    if (rule === undefined) throw new AppError('rules.ruleUnknown');
    if (rule.subject !== 'firm') throw new AppError('rules.runSubject', { rule: rule.name });
    rules.push({ id, name: rule.name, ...(await textInForce(db, rule, time)) });
  }
  return rules;
}

function refuseFacts({ facts }: RuleEngine, rules: readonly RunRule[], context: RequestContext): void {
  const read = new Set(rules.flatMap(({ definition }) => definition.terms.flatMap(({ fact }) => fact ?? [])));
  for (const fact of facts) if (read.has(fact.id)) requireFact(fact, context);
}
