import { randomUUIDv7 } from 'node:crypto';
import { startApplication } from '#app/server/start.ts';
import { inventFirms } from '#kernel/parties/server/domain/invent-firms.ts';
import { readZoneWords } from '#kernel/parties/server/read-zone-words.ts';
import { addInventedFirms } from '#kernel/parties/server/store/invented.ts';
import { openPopulation } from '#kernel/rules/server/columns/open-population.ts';
import type { RuleAnswers } from '#kernel/rules/server/columns/run-population.ts';
import type { ComputedRun } from '#kernel/rules/server/runs/compute-run.ts';
import { keepResults } from '#kernel/rules/server/runs/keep-run.ts';
import { addRun, listStandingFirms } from '#kernel/rules/server/runs/store/runs.ts';
import { findZone } from '#platform/auth/server/store.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { withDataFolder } from '../lib/data-folder.ts';
import { type BenchResult, median } from '../lib/report.ts';
import { timed } from './interleave.ts';
import { runAll, zoneRules } from './population.ts';

/** Seconds that fifty rules over a hundred thousand parties may take until all answers are kept. */
const mostSeconds = 10;
const firmsTogether = 20_000;

type Opened = Awaited<ReturnType<typeof startApplication>>['opened'];

/** The run as the application keeps it: an outcome a rule, a row a party, in transactions of a few thousand. */
export async function stored(parties: number, rounds: number): Promise<BenchResult> {
  return withDataFolder(async (dataDir) => {
    const config = readConfig({ data: dataDir }, { LOG_LEVEL: 'error' });
    const application = await startApplication({ config, demo: true, web: false, listen: false });
    try {
      return await measure(application.opened, parties, rounds);
    } finally {
      await application.close();
    }
  });
}

async function measure({ platform }: Opened, parties: number, rounds: number): Promise<BenchResult> {
  const { database } = platform;
  const zone = await findZone(database.forZone(noZone), 'shifan');
  if (zone === undefined) throw new Error('the demonstration zone is missing');
  const db = database.forZone(zone.id);
  await addFirms(platform, zone.id, parties - (await listStandingFirms(db, parties)).length);
  const partyIds = await listStandingFirms(db, parties);
  const rules = zoneRules(50, partyIds.length);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const runId = randomUUIDv7();
    const at = new Date().toISOString();
    await database.transaction(zone.id, (tx) =>
      addRun(tx, {
        ...{ zoneId: zone.id, id: runId, on: '2026-06-30', asOf: at, rules: [], by: null, startedAt: at },
        ...{ demonstration: true, parties: partyIds.length, reason: 'bench' },
      }),
    );
    const seconds = await timed(async () => {
      const answers = runAll(rules, openPopulation(rules.columns, partyIds.length), false);
      await keepResults({ database, zoneId: zone.id, runId }, computedRun(partyIds, answers));
    });
    times.push(seconds);
  }
  const middle = median(times);
  return {
    bench: 'rules: stored',
    figures: [
      { name: 'parties', value: partyIds.length, unit: 'parties' },
      { name: 'rules', value: rules.rules.length, unit: 'rules' },
      { name: 'run and kept', value: middle, unit: 's' },
      { name: 'slowest round', value: Math.max(...times), unit: 's' },
    ],
    ratio: { name: '10 s ÷ run and kept', value: mostSeconds / middle, target: 1 },
  };
}

async function addFirms(platform: Opened['platform'], zoneId: string, lacking: number): Promise<void> {
  const firms = [...inventFirms({ ...(await readZoneWords('shifan')), seed: 99 }, Math.max(lacking, 0))];
  const registeredAt = new Date().toISOString();
  for (let from = 0; from < firms.length; from += firmsTogether) {
    await platform.database.transaction(zoneId, (tx) =>
      addInventedFirms(tx, { zoneId, registeredAt }, firms.slice(from, from + firmsTogether)),
    );
  }
}

/** The last decision of each rule as what the run keeps of it. */
function computedRun(partyIds: readonly string[], answers: readonly RuleAnswers[]): ComputedRun {
  const outcomes = answers.flatMap(({ decisions }, place): ComputedRun['outcomes'][number][] => {
    const columns = decisions.at(-1)?.columns;
    if (columns === null || columns === undefined) throw new Error(`rule ${place} is not over columns`);
    const head = {
      ...{ ruleId: randomUUIDv7(), rule: `rule ${place}`, version: 1, decision: 'last', kind: 'number' as const },
      ...{ unit: null, scale: columns.scale, texts: [], yes: 0, no: 0, unknown: 0, sum: null, grades: [] },
    };
    return [{ head, column: { values: columns.values, long: new Map() } }];
  });
  return { partyIds, inputs: [], outcomes, took: { reading: 0, answering: 0 } };
}
