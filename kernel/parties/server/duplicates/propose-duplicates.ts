import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { proposeDuplicates as endpoint } from '../../contract/duplicate-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import type { FirmFacts } from './domain/firm-card.ts';
import { type ProposedPair, proposeInSteps } from './domain/propose-pairs.ts';
import { type ComparedPair, countPairs, keepProposals } from './store/pairs.ts';
import { listFacts } from './store/register.ts';

/** Looks through the register of the caller's zone. */
export async function proposeDuplicates(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, at } = requireCaller(context);
  const { compared, pairs } = await lookThrough(context.db);
  return context.transaction(async (tx) => {
    const added = await keepProposals(tx, { zoneId: zone.id, at }, pairs);
    const { open } = await countPairs(tx);
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
      const { compared, pairs } = await lookThrough(platform.database.forZone(zone.id));
      await platform.database.transaction(zone.id, async (tx) => {
        const at = platform.now().toString({ fractionalSecondDigits: 3 });
        const added = await keepProposals(tx, { zoneId: zone.id, at }, pairs);
        if (added === 0) return;
        const after = { compared, added };
        await recordSystemAct(tx, platform.now(), { zoneId: zone.id, action: 'parties.proposeDuplicates', after });
      });
    }
  },
});

/** Looks through a register within a transaction, for data that is being invented; how many pairs there are. */
export async function proposeIn(tx: ZoneDb, into: { zoneId: string; at: string }): Promise<number> {
  const { pairs } = await lookThrough(tx);
  await keepProposals(tx, into, pairs);
  return pairs.length;
}

/** Reads and compares outside any transaction; everybody else gets a turn in between. */
async function lookThrough(db: ZoneDb): Promise<{ compared: number; pairs: ComparedPair[] }> {
  const firms = await listFacts(db);
  const steps = proposeInSteps(firms);
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  const byId = new Map(firms.map((firm) => [firm.id, firm]));
  return {
    compared: firms.length,
    pairs: step.value.map((pair) => ({ ...pair, compared: whatWasCompared(pair, byId) })),
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
