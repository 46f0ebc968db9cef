import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import type { Platform } from '#platform/module/platform.ts';
import { listDue } from '../store/dispatches.ts';
import { deliverOne } from './deliver-one.ts';
import { type Telling, tellingOf } from './render-notices.ts';

/** At most so many go out in one zone before the next zone has its turn. */
const mostAtOnce = 500;

/** Sends what was enqueued with a notice; what cannot go now waits for {@link deliverDueJob}. */
export function deliverNoticeJob(telling: Telling) {
  return defineJob({
    name: 'notices.deliver',
    payload: z.object({ zoneId: z.uuid(), dispatchId: z.uuid() }),
    maxAttempts: 3,
    run: ({ zoneId, dispatchId }, platform) => deliverOne(telling, platform, { zoneId, dispatchId }),
  });
}

/** By this the job is enqueued: nothing but its name and shape is used. */
export const deliveryOrder = deliverNoticeJob(tellingOf([]));

/** Every minute, in every zone: what quiet hours held, what failed, and reminders. */
export function deliverDueJob(telling: Telling) {
  return defineJob({
    name: 'notices.deliverDue',
    payload: z.object({}),
    schedule: { everyMinutes: 1 },
    maxAttempts: 1,
    async run(_payload, platform) {
      const failed: unknown[] = [];
      for (const zone of await listZones(platform.database.forZone(noZone))) {
        // One zone whose messages cannot be sent keeps no other one waiting.
        await deliverDue(telling, platform, zone.id).catch((error: unknown) => failed.push(error));
      }
      if (failed.length > 0) throw new AggregateError(failed, `${failed.length} zones have notices that could not go`);
    },
  });
}

/** Sends everything of a zone that is due now. */
export async function deliverDue(telling: Telling, platform: Platform, zoneId: string): Promise<void> {
  const failed: unknown[] = [];
  for (const dispatchId of await listDue(platform.database.forZone(zoneId), platform.now().toString(), mostAtOnce)) {
    await deliverOne(telling, platform, { zoneId, dispatchId }).catch((error: unknown) => failed.push(error));
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} notices could not go`);
}
