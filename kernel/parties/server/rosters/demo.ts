import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoTable } from '#platform/module/demo.ts';
import { type Invention, inventFirms } from '../domain/invent-firms.ts';
import { inventId } from '../domain/invent-id.ts';
import { openRandom } from '../domain/random.ts';
import { inventEntries, inventRosters } from './domain/invent-rosters.ts';
import { addInventedAct, addInventedEntries, addInventedRosters, removeInventedActs } from './store/invented.ts';

/** At most this many firms of a zone stand on its lists: enough to look at, few enough to write at once. */
const firmsOnLists = 2_000;
const actsFrom = 45_000;

/** Invents the lists of a fictional zone and who stood on them over the last years. */
export async function addInventedLists(
  tx: ZoneDb,
  { zoneId, firms, today }: { zoneId: string; firms: number; today: string },
  invention: Invention,
): Promise<DemoTable[]> {
  const rosters = inventRosters(invention);
  await removeInventedActs(tx);
  const standing = await addInventedRosters(tx, zoneId, rosters);
  const entries = inventEntries(invention, {
    firms: [...inventFirms(invention, Math.min(firms, firmsOnLists))],
    today,
  });
  const random = openRandom(`${invention.words.zone}/${invention.seed}/roster-acts`);
  for (const [place, { id: rosterId }] of rosters.entries()) {
    const actId = inventId(random, actsFrom + place);
    if (!standing.has(rosterId)) continue;
    await addInventedAct(tx, { zoneId, id: actId, rosterId, at: `${today}T00:00:00+08:00` });
    await addInventedEntries(
      tx,
      { zoneId, actId },
      entries.filter((entry) => entry.rosterId === rosterId),
    );
  }
  return [
    { table: 'parties.roster', rows: rosters.length },
    { table: 'parties.roster_item', rows: rosters.reduce((sum, roster) => sum + roster.items.length, 0) },
    { table: 'parties.roster_act', rows: rosters.length },
    { table: 'parties.roster_entry', rows: entries.length },
  ];
}
