import { z } from 'zod';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { sessionLimits } from './domain.ts';
import { tellUnknown } from './failed-sign-ins.ts';
import { endIdleSessions } from './store/sessions.ts';
import { listZones } from './store.ts';

/**
 * Ends sessions that fell idle or grew too old, zone by zone, so that the table agrees with what the server already
 * refuses, and tells the journal of attempts on logins that nobody has.
 */
export const endIdle = (idleMs: () => number) =>
  defineJob({
    name: 'auth.endIdleSessions',
    payload: z.object({}),
    schedule: { everyMinutes: 10 },
    maxAttempts: 3,
    async run(_payload, { database, now }) {
      const at = now().epochMilliseconds;
      const { seenAfter, startedAfter } = sessionLimits(at, idleMs());
      const iso = (ms: number) => new Date(ms).toISOString();
      for (const zone of await listZones(database.forZone(noZone))) {
        const limits = { seenAfter: iso(seenAfter), startedAfter: iso(startedAfter), at: iso(at) };
        await endIdleSessions(database.forZone(zone.id), limits);
        await tellUnknown(database, zone.id, at);
      }
    },
  });
