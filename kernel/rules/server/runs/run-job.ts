import { z } from 'zod';
import { defineJob, type Job } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Platform } from '#platform/module/platform.ts';
import { everyFact } from '../answering/known-facts.ts';
import { type RuleEngine, textOfVersion } from '../answering/rule-engine.ts';
import { instantText } from '../check-caller.ts';
import { type ComputedRun, computeRun, type RunRule } from './compute-run.ts';
import { keepResults } from './keep-run.ts';
import { beginRun, endRun, findStored, type StoredRun } from './store/runs.ts';

/** Carries out a run that was ordered: with the versions it names, as known when it was ordered. Who ordered it may read its facts. */
export function runRulesJob(engine: RuleEngine): Job<typeof runOrder> {
  return defineJob({
    name: 'rules.carryOutRun',
    payload: runOrder,
    maxAttempts: 1,
    run: ({ zoneId, runId }, platform) => carryOut(engine, platform, { zoneId, runId }),
  });
}

/** Which run is to be carried out. */
export const runOrder = z.object({ zoneId: z.uuid(), runId: z.uuid() });
type RunOrder = z.infer<typeof runOrder>;

async function carryOut(engine: RuleEngine, platform: Platform, order: RunOrder): Promise<void> {
  const { database } = platform;
  const db = database.forZone(order.zoneId);
  const run = await findStored(db, order.runId);
  if (run === undefined || run.state !== 'waiting') return;
  try {
    const rules: RunRule[] = [];
    for (const { id, name, version } of run.rules) rules.push({ id, name, ...(await textOfVersion(db, id, version)) });
    const asked = { rules, on: run.on, asOf: run.asOf };
    const computed = await computeRun({ db, facts: engine.facts, reader: everyFact }, asked);
    await store(platform, order, computed);
  } catch (error) {
    await finish(platform, order, { state: 'failed', took: null });
    throw error;
  }
}

async function store(platform: Platform, { zoneId, runId }: RunOrder, computed: ComputedRun): Promise<void> {
  const { database } = platform;
  const { inputs, outcomes, partyIds, took } = computed;
  const heads = { inputs: inputs.map(({ head }) => head), outcomes: outcomes.map(({ head }) => head) };
  const began = performance.now();
  const begun = await database.transaction(zoneId, (tx) => beginRun(tx, runId, { ...heads, parties: partyIds.length }));
  if (!begun) return;
  await keepResults({ database, zoneId, runId }, computed);
  const storing = Math.round(performance.now() - began);
  await finish(platform, { zoneId, runId }, { state: 'done', took: { ...took, storing } });
}

async function finish(
  { database, now }: Platform,
  { zoneId, runId }: RunOrder,
  { state, took }: { state: 'done' | 'failed'; took: StoredRun['took'] },
): Promise<void> {
  await database.transaction(zoneId, async (tx) => {
    await endRun(tx, runId, { state, took, at: instantText(now()) });
    await recordSystemAct(tx, now(), {
      ...{ zoneId, action: 'rules.carryOutRun', subject: { type: 'rules.run', id: runId }, after: { state } },
    });
  });
}
