import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import { removeExpired } from './store/drafts.ts';

/** Clears away drafts whose seven days are over. */
export const purgeDrafts = defineJob({
  name: 'sheets.purgeDrafts',
  payload: z.object({}),
  schedule: { dailyAt: '03:20' },
  maxAttempts: 3,
  async run(_payload, platform) {
    const now = platform.now();
    for (const zone of await listZones(platform.database.forZone(noZone))) {
      await platform.database.transaction(zone.id, async (tx) => {
        const drafts = await removeExpired(tx, now.toString());
        if (drafts === 0) return;
        await recordSystemAct(tx, now, { action: 'sheets.purgeDrafts', zoneId: zone.id, after: { drafts } });
      });
    }
  },
});
