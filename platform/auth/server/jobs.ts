import { z } from 'zod';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { sessionLimits } from './domain.ts';
import { endIdleSessions, listZones } from './store.ts';

/** Ends sessions that fell idle, zone by zone, so that the table agrees with what the server already refuses. */
export const endIdle = defineJob({
  name: 'auth.endIdleSessions',
  payload: z.object({}),
  schedule: { everyMinutes: 10 },
  maxAttempts: 3,
  async run(_payload, { database, now }) {
    const { seenAfter } = sessionLimits(now().epochMilliseconds);
    for (const zone of await listZones(database.forZone(noZone))) {
      await endIdleSessions(database.forZone(zone.id), new Date(seenAfter).toISOString());
    }
  },
});
