import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  exportRuns as exportEndpoint,
  getRun as getEndpoint,
  listRuns as listEndpoint,
  RunView,
} from '../../contract/run-endpoints.ts';
import { type NamedFact, requireFact } from '../answering/known-facts.ts';
import type { RuleEngine } from '../answering/rule-engine.ts';
import { countStored, factsRead, findStored, listStored, type StoredRun } from './store/runs.ts';

/** Kept runs, the newest first. */
export async function listRuns(
  { query }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const runs = await describeRuns(await listStored(context.db, slice), context);
  return { total: await countStored(context.db), runs };
}

/** A kept run with its counts; those of rules that read facts which the caller may not are left out. */
export function getRun(engine: RuleEngine) {
  return async (
    { params }: EndpointParsed<typeof getEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof getEndpoint>> => {
    const stored = await requireRun(context.db, params.runId);
    const [run] = await describeRuns([stored], context);
    if (run === undefined) throw new AppError('rules.runUnknown');
    const closed = await forbiddenFacts(engine, stored, context);
    return { ...run, outcomes: run.outcomes.filter(({ ruleId }) => !closed.has(ruleId)) };
  };
}

/** By rule of the run, the first fact that it read and the caller may not read; rules of which everything may be read are absent. */
async function forbiddenFacts(
  { facts }: RuleEngine,
  { rules }: StoredRun,
  context: RequestContext,
): Promise<ReadonlyMap<string, NamedFact>> {
  const closed = facts.filter(({ permission }) => !context.can(permission));
  if (closed.length === 0) return new Map();
  return new Map(
    [...(await factsRead(context.db, rules))].flatMap(([ruleId, read]) => {
      const found = closed.find(({ id }) => read.includes(id));
      return found === undefined ? [] : [[ruleId, found] as const];
    }),
  );
}

/** Refuses who may not read a fact that a rule of the run read: its answers would tell of it. */
export async function requireFactsOf(
  engine: RuleEngine,
  { run, ruleId }: { run: StoredRun; ruleId: string },
  context: RequestContext,
): Promise<void> {
  const fact = (await forbiddenFacts(engine, run, context)).get(ruleId);
  if (fact !== undefined) requireFact(fact, context);
}

/** A run of the zone; one of another zone answers as one that does not exist. */
export async function requireRun(db: ZoneDb, id: string): Promise<StoredRun> {
  const found = await findStored(db, id);
  if (found === undefined) throw new AppError('rules.runUnknown');
  return found;
}

/** Runs as the contract says them. */
export async function describeRuns(runs: readonly StoredRun[], { db }: RequestContext): Promise<RunView[]> {
  const names = await namesOfAccounts(
    db,
    runs.flatMap(({ by }) => by ?? []),
  );
  return runs.map(({ inputs: _inputs, by, outcomes, ...run }) => ({
    ...{ ...run, by: names.get(by ?? '') ?? null },
    outcomes: outcomes.map(({ scale: _scale, texts: _texts, ...head }) => head),
  }));
}

/** The list of kept runs as a file. */
export async function exportRuns(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const runs = await describeRuns(await listStored(context.db, { limit: 20_001, offset: 0 }), context);
  const text = (key: string) => context.text(`rules:${key}`);
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    ...{ key, header: text(`columns.${key}`), type },
  });
  return sendRegister(
    {
      ...{ list: 'rules.exportRuns', name: text('list.runs'), format: query.format, conditions: [] },
      columns: [
        ...[column('on', 'date'), column('rulesCount', 'integer'), column('parties', 'integer'), column('state')],
        ...[column('by'), column('startedAt'), column('endedAt')],
      ],
      rows: runs.map(({ on, rules, parties, state, by, startedAt, endedAt }) => ({
        ...{ on, parties, by, startedAt, endedAt, rulesCount: rules.length, state: text(`runStates.${state}`) },
      })),
    },
    context,
  );
}
