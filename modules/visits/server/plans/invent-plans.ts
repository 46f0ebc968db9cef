import { inventId, openRandom } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { inventVisits } from './domain/invent-visits.ts';
import { addInventedVisits } from './store/invented.ts';
import { inventedFirms, visitingDepartments } from './store/invention-ground.ts';

/** What a zone gets of invented visits. */
export interface VisitDemo {
  zoneId: string;
  /** Words and seed of the zone. */
  seed: string;
  today: string;
  /** How many visits; four fifths of the firms where nothing is said. */
  visits?: number;
}

/** Invents a year of visits and plans over the firms and departments that stand, in place of what an earlier run invented. */
export async function inventPlansAndVisits(tx: ZoneDb, { zoneId, seed, today, visits }: VisitDemo) {
  const invention = {
    ...{ open: (name: string) => openRandom(`${seed}/${name}`), idOf: inventId },
    ...{ today, firms: await inventedFirms(tx), departments: await visitingDepartments(tx, today) },
    ...(visits === undefined ? {} : { visits }),
  };
  const invented = inventVisits(invention);
  return { invented, tables: await addInventedVisits(tx, { zoneId, today }, invented) };
}
