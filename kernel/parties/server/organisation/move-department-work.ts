import { z } from 'zod';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob, type Job } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Platform } from '#platform/module/platform.ts';
import { dayInChina } from './day-in-china.ts';
import { carryWork } from './hand-over-work.ts';
import type { Outside } from './read-outside.ts';
import { lockOrganisation } from './store/records.ts';
import { dueMoves } from './store/work-moves.ts';

/** Hands open work over on the day of a planned reorganisation; what was missed is made up for. */
export function moveDepartmentWorkJob(outside: Outside): Job {
  return defineJob({
    name: 'parties.moveDepartmentWork',
    payload: z.object({}),
    schedule: { dailyAt: '00:05' },
    maxAttempts: 10,
    async run(_payload, platform) {
      for (const zone of await listZones(platform.database.forZone(noZone))) await moveDueWork(platform, outside, zone);
    },
  });
}

/** What is due in one zone, in one transaction; running it again moves nothing twice. */
export function moveDueWork(platform: Platform, outside: Outside, zone: ZoneRef): Promise<number> {
  const now = platform.now();
  return platform.database.transaction(zone.id, async (tx) => {
    await lockOrganisation(tx, zone.id);
    const due = await dueMoves(tx, dayInChina(now));
    for (const move of due) {
      const moved = await carryWork(tx, outside, { move, at: now.toString() });
      await recordSystemAct(tx, now, {
        zoneId: zone.id,
        action: 'parties.moveDepartmentWork',
        subject: { type: 'parties.organisationChange', id: String(move.number) },
        after: { from: move.fromId, to: move.toId, moved },
      });
    }
    return due.length;
  });
}
