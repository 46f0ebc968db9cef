import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { Platform } from '#platform/module/platform.ts';
import { eraseAccounts } from './erase-accounts.ts';
import { addErasure, type Erasure, endAllOfPerson, listErasureRows } from './store/erasures.ts';
import { clearPerson } from './store/persons.ts';

export type { Erasure } from './store/erasures.ts';

/** Every erasure of the connection's zone, oldest first: to be read before a backup is put back. */
export function listErasures(db: ZoneDb): Promise<Erasure[]> {
  return listErasureRows(db);
}

/**
 * Erases once more what was erased before: for persons whom a backup has brought back, and for keys that a machine which
 * stopped did not come to destroy. Erasures that the register does not know are entered. Returns how many persons had come back.
 */
export async function repeatErasures(
  platform: Platform,
  zoneId: string,
  erasures: readonly Erasure[],
): Promise<number> {
  let returned = 0;
  for (const erasure of erasures) {
    if (erasure.zoneId !== zoneId) throw new RangeError('an erasure belongs to one zone');
    if (await eraseAgain(platform, erasure)) returned += 1;
    platform.keys.persons.erase(zoneId, erasure.personId, erasure.at);
  }
  return returned;
}

function eraseAgain(platform: Platform, erasure: Erasure): Promise<boolean> {
  const { zoneId, personId, at } = erasure;
  const now = platform.now();
  return platform.database.transaction(zoneId, async (tx) => {
    await addErasure(tx, erasure);
    if (!(await clearPerson(tx, personId, at))) return false;
    const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    await endAllOfPerson(tx, personId, { today, at: now.toString() });
    await eraseAccounts(tx, personId, now.toString());
    await recordEntry(tx, {
      zoneId,
      at: now.toString({ fractionalSecondDigits: 3 }),
      action: 'parties.repeatErasure',
      actor: { kind: 'system', accountId: null, role: null },
      ip: null,
      trace: null,
      subject: { type: 'parties.person', id: personId },
      after: { erasure: 'erased' },
    });
    return true;
  });
}

/** Looks once a day for keys and rows that an erasure has left behind. */
export const repeatErasuresJob = defineJob({
  name: 'parties.repeatErasures',
  payload: z.object({}),
  schedule: { dailyAt: '03:40' },
  maxAttempts: 3,
  async run(_payload, platform) {
    for (const zone of await listZones(platform.database.forZone(noZone))) {
      const erasures = await listErasures(platform.database.forZone(zone.id));
      const returned = await repeatErasures(platform, zone.id, erasures);
      if (returned > 0) platform.log.warn({ zone: zone.code, returned }, 'erased persons had come back');
    }
  },
});
