import { noZone } from '#platform/db/server/zone-key.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Platform } from '#platform/module/platform.ts';
import { endEverySession } from './store/sessions.ts';
import { listZones } from './store.ts';

/** After a restore nobody is signed in: a session that was ended since the backup would live again. How many were ended. */
export async function endAfterRestore({ database, now }: Platform): Promise<{ endedSessions: number }> {
  let endedSessions = 0;
  for (const zone of await listZones(database.forZone(noZone))) {
    endedSessions += await database.transaction(zone.id, async (tx) => {
      const ended = await endEverySession(tx, { at: now().toString(), why: 'restored' });
      if (ended > 0)
        await recordSystemAct(tx, now(), { zoneId: zone.id, action: 'auth.endAfterRestore', after: { ended } });
      return ended;
    });
  }
  return { endedSessions };
}
