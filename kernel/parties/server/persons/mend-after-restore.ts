import type { ZoneRef } from '#platform/access/server/zone.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { Platform } from '#platform/module/platform.ts';
import { repeatErasures } from './repeat-erasures.ts';
import { type Erasure, listErasureRows } from './store/erasures.ts';
import { findUnerased } from './store/persons.ts';

/** Said of an erasure that only the keys remember. */
const knownByKey = 'keys/persons.sqlite';

/**
 * After a restore: an older database brings back persons whose keys are destroyed, and an older copy of the keys opens
 * persons whom the register knows as erased. Both are erased again; how many had come back.
 */
export async function mendAfterRestore(platform: Platform): Promise<{ erasedAgain: number }> {
  let erasedAgain = 0;
  for (const zone of await listZones(platform.database.forZone(noZone))) {
    erasedAgain += await mendZone(platform, zone);
  }
  return { erasedAgain };
}

async function mendZone(platform: Platform, { id: zoneId }: ZoneRef): Promise<number> {
  const db = platform.database.forZone(zoneId);
  const register = await listErasureRows(db);
  const known = new Set(register.map(({ personId }) => personId));
  const marks = platform.keys.persons.listErased(zoneId).filter(({ personId }) => !known.has(personId));
  // Files keep their keys beside those of persons: only ids of persons count here.
  const persons = await findUnerased(
    db,
    marks.map(({ personId }) => personId),
  );
  const found = marks
    .filter(({ personId }) => persons.has(personId))
    .map(({ personId, at }): Erasure => ({ zoneId, personId, at, ground: knownByKey }));
  return repeatErasures(platform, zoneId, [...register, ...found]);
}
