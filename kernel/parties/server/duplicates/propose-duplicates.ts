import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import { type DuplicateKind, duplicateKind } from '../../contract/duplicate.ts';
import type { proposeDuplicates as endpoint } from '../../contract/duplicate-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import type { FirmFacts } from './domain/firm-card.ts';
import { type ProposedPair, proposeInSteps, speaksFor } from './domain/propose-pairs.ts';
import { type ComparedPair, countPairs, keepProposals } from './store/pairs.ts';
import { listFacts } from './store/register.ts';

/** Looks through the registers of the caller's zone. */
export async function proposeDuplicates(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, at } = requireCaller(context);
  const found = await lookThroughAll(context.db);
  return context.transaction(async (tx) => {
    const { compared, added } = await keepAll(tx, { zoneId: zone.id, at }, found);
    const counts = await countPairs(tx);
    const open = counts.firm.open + counts.institution.open;
    await context.record(tx, { after: { compared, added, open } });
    return { compared, added, open };
  });
}

/** Every night for every zone: names and codes change, and sheets bring new firms. */
export const proposeDuplicatesJob = defineJob({
  name: 'parties.proposeDuplicates',
  payload: z.object({}),
  schedule: { dailyAt: '02:20' },
  maxAttempts: 3,
  async run(_payload, platform) {
    for (const zone of await listZones(platform.database.forZone(noZone))) {
      const found = await lookThroughAll(platform.database.forZone(zone.id));
      await platform.database.transaction(zone.id, async (tx) => {
        const at = platform.now().toString({ fractionalSecondDigits: 3 });
        const after = await keepAll(tx, { zoneId: zone.id, at }, found);
        if (after.added === 0) return;
        await recordSystemAct(tx, platform.now(), { zoneId: zone.id, action: 'parties.proposeDuplicates', after });
      });
    }
  },
});

/** Looks through the registers within a transaction, for data that is being invented; how many pairs there are. */
export async function proposeIn(tx: ZoneDb, into: { zoneId: string; at: string }): Promise<number> {
  const found = await lookThroughAll(tx);
  await keepAll(tx, into, found);
  return found.reduce((sum, { pairs }) => sum + pairs.length, 0);
}

interface Found {
  kind: DuplicateKind;
  compared: number;
  pairs: ComparedPair[];
}

async function lookThroughAll(db: ZoneDb): Promise<Found[]> {
  const found: Found[] = [];
  for (const kind of duplicateKind.options) found.push({ kind, ...(await lookThrough(db, kind)) });
  return found;
}

async function keepAll(
  tx: ZoneDb,
  into: { zoneId: string; at: string },
  found: readonly Found[],
): Promise<{ compared: number; added: number }> {
  const sum = { compared: 0, added: 0 };
  for (const { kind, compared, pairs } of found) {
    sum.compared += compared;
    sum.added += await keepProposals(tx, { ...into, kind }, pairs);
  }
  return sum;
}

/** Reads and compares outside any transaction; everybody else gets a turn in between. */
async function lookThrough(db: ZoneDb, kind: DuplicateKind): Promise<{ compared: number; pairs: ComparedPair[] }> {
  const firms = await listFacts(db, kind);
  const steps = proposeInSteps(firms);
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  const byId = new Map(firms.map((firm) => [firm.id, firm]));
  return {
    compared: firms.length,
    pairs: step.value
      .filter((pair) => speaksFor(kind, pair))
      .map((pair) => ({ ...pair, compared: whatWasCompared(pair, byId) })),
  };
}

/** Names and codes of both: when they are the same as at the last decision, the decision stands. */
function whatWasCompared({ leftId, rightId }: ProposedPair, byId: ReadonlyMap<string, FirmFacts>): string {
  const told = [leftId, rightId].map((id) => {
    const firm = byId.get(id);
    return [
      firm?.code ?? '',
      firm?.name ?? '',
      ...[...(firm?.formerNames ?? []), ...(firm?.shortNames ?? [])].sort(),
    ].join('|');
  });
  return told.join('\n').slice(0, 4_000);
}
