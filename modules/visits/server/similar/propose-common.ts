import { randomUUIDv7 } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { proposeCommonIssues as endpoint } from '../../contract/similar-issues.ts';
import { requireCaller, timeOf } from '../measures/require-caller.ts';
import { findPairs } from './domain/find-pairs.ts';
import { proposeClusters } from './domain/propose-clusters.ts';
import { weighTexts } from './domain/weigh-texts.ts';
import { listComparedTexts } from './store/issues.ts';
import { countProposals, type FoundProposal, keepProposals } from './store/proposals.ts';

/** Issues that are compared, the newest: what firms said years ago is seldom what they say now. */
export const mostCompared = 10_000;

/** Looks through the issues of the caller's zone now. */
export async function proposeCommonIssues(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, at } = requireCaller(context);
  const { compared, found } = await lookThrough(context.db);
  return context.transaction(async (tx) => {
    const added = await keepProposals(tx, { zoneId: zone.id, at, demonstration: zone.demonstration }, found);
    const open = await countProposals(tx, ['open']);
    await context.record(tx, { after: { compared, added, open } });
    return { compared, added, open };
  });
}

/** Every night for every zone: issues come in every day. */
export const proposeCommonJob = defineJob({
  name: 'visits.proposeCommonIssues',
  payload: z.object({}),
  schedule: { dailyAt: '02:40' },
  maxAttempts: 3,
  async run(_payload, platform) {
    for (const zone of await listZones(platform.database.forZone(noZone))) {
      const { compared, found } = await lookThrough(platform.database.forZone(zone.id));
      await platform.database.transaction(zone.id, async (tx) => {
        const into = { zoneId: zone.id, at: timeOf(platform.now()), demonstration: zone.demonstration };
        const added = await keepProposals(tx, into, found);
        if (added === 0) return;
        const open = await countProposals(tx, ['open']);
        const act = {
          zoneId: zone.id,
          action: 'visits.proposeCommonIssues' as const,
          after: { compared, added, open },
        };
        await recordSystemAct(tx, platform.now(), act);
      });
    }
  },
});

/** Looks through issues that are being invented, within their transaction; how many proposals there are then. */
export async function proposeIn(tx: ZoneDb, { zoneId, at }: { zoneId: string; at: string }): Promise<number> {
  const { found } = await lookThrough(tx);
  await keepProposals(tx, { zoneId, at, demonstration: true }, found);
  return countProposals(tx, ['open']);
}

/** Reads and compares outside any transaction; everybody else gets a turn in between. */
async function lookThrough(db: ZoneDb): Promise<{ compared: number; found: FoundProposal[] }> {
  const weighed = weighTexts(await listComparedTexts(db, mostCompared));
  const steps = findPairs(weighed);
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  const clusters = proposeClusters(weighed, step.value);
  return {
    compared: weighed.texts.length,
    found: clusters.map(({ words, members }) => ({ id: randomUUIDv7(), words, members })),
  };
}
