import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import { instantText } from '../check-caller.ts';
import { endRunsBefore } from './store/runs.ts';

/** Hours after which nobody works at a run any more. */
const longestHours = 6;

/** Ends runs whose server stopped half-way, as failed: what they stored until then is shown to nobody. */
export const endLostRuns = defineJob({
  name: 'rules.endLostRuns',
  payload: z.object({}),
  schedule: { dailyAt: '01:40' },
  maxAttempts: 3,
  async run(_payload, { database, now }) {
    const before = instantText(now().subtract({ hours: longestHours }));
    for (const zone of await listZones(database.forZone(noZone))) {
      await database.transaction(zone.id, async (tx) => {
        for (const id of await endRunsBefore(tx, { before, at: instantText(now()) })) {
          await recordSystemAct(tx, now(), {
            ...{ zoneId: zone.id, action: 'rules.endLostRuns', subject: { type: 'rules.run', id } },
            after: { state: 'failed' },
          });
        }
      });
    }
  },
});
