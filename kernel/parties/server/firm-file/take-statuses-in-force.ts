import { z } from 'zod';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Platform } from '#platform/module/platform.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { listDueStatuses, setStatus } from './store/statuses.ts';

const batch = 200;

/** Gives every firm of a zone the state that was said for today; how many changed. Once done it finds nothing more. */
export async function takeStatusesInForce(platform: Platform, zone: Pick<ZoneRef, 'id'>): Promise<number> {
  const now = platform.now();
  const today = dayInChina(now);
  let changed = 0;
  for (;;) {
    const due = await platform.database.transaction(zone.id, async (tx) => {
      const firms = await listDueStatuses(tx, today, batch);
      for (const { firmId, before, after } of firms) {
        await setStatus(tx, firmId, after);
        const subject = { type: 'parties.firm', id: firmId } as const;
        const act = { zoneId: zone.id, action: 'parties.changeFirmStatus', subject } as const;
        await recordSystemAct(tx, now, { ...act, before: { status: before }, after: { status: after } });
      }
      return firms.length;
    });
    changed += due;
    if (due < batch) return changed;
  }
}

/** States that were said for a day begin with it; the close of the day looks once more. */
export const takeStatusesInForceJob = defineJob({
  name: 'parties.takeStatusesInForce',
  payload: z.object({}),
  schedule: { dailyAt: '00:05' },
  maxAttempts: 5,
  async run(_payload, platform) {
    for (const zone of await listZones(platform.database.forZone(noZone))) await takeStatusesInForce(platform, zone);
  },
});
