import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { Seed, SeedReport } from '#platform/module/seed.ts';
import { unnamedParties } from './store/unnamed.ts';
import { writeNames } from './write-names.ts';

const batchSize = 4_000;

/** Gives parties of an older database their names for look-up; where all have them it only asks. */
export const namesSeed: Seed = {
  name: 'parties.names',
  kind: 'base',
  run: nameParties,
};

async function nameParties({ database }: Platform): Promise<SeedReport> {
  let loaded = 0;
  for (const zone of await listZones(database.forZone(noZone))) {
    let named: number;
    do {
      named = await database.transaction(zone.id, async (tx) => {
        const parties = await unnamedParties(tx, batchSize);
        for (const demonstration of [false, true]) {
          const some = parties.filter((party) => party.demonstration === demonstration);
          await writeNames(tx, zone.id, some, { demonstration });
        }
        return parties.length;
      });
      loaded += named;
    } while (named === batchSize);
  }
  return {
    files: loaded === 0 ? [] : [{ file: 'parties.party_name', rows: loaded, loaded, unchanged: 0 }],
    rejected: [],
  };
}
