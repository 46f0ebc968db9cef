import type { ZoneRef } from '#platform/access/server/zone.ts';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import { inventFirms } from './domain/invent-firms.ts';
import { type InventedEntry, inventTwins } from './duplicates/domain/invent-twins.ts';
import { proposeIn } from './duplicates/propose-duplicates.ts';
import { addInventedFiles } from './firm-file/demo.ts';
import { inventNames } from './names/domain/invent-names.ts';
import { writeNames } from './names/write-names.ts';
import { inventOrganisation } from './organisation/domain/invent-organisation.ts';
import { addInventedOrganisation, removeInventedOrganisation } from './organisation/store/invented.ts';
import { addInventedPersons } from './persons/demo.ts';
import { addInventedPlacesAndInstitutions } from './places/demo.ts';
import { firmsWithPlaces } from './places/domain/invent-places.ts';
import { removeInventedPlaces } from './places/store/invented.ts';
import { readZoneWords } from './read-zone-words.ts';
import { addInventedLists } from './rosters/demo.ts';
import { listBuiltOn } from './store/built-on.ts';
import { addInventedFirms, removeInventedFirms } from './store/invented.ts';

/** Rows of one INSERT: large enough that round trips do not count, small enough to hold in memory. */
const batchSize = 2_000;

/**
 * Invents departments, staff and firms of a fictional zone; what was invented before is replaced in the same transaction,
 * but for firms, places, departments and staff that people built on: those stay.
 */
export async function generateDemo(platform: Platform, zone: ZoneRef, options: DemoOptions): Promise<DemoTable[]> {
  if (!zone.demonstration) throw new Error(`${zone.code} is not a fictional zone`);
  const invention = { ...(await readZoneWords(zone.code)), seed: options.seed };
  return platform.database.transaction(zone.id, async (tx) => {
    const organisation = inventOrganisation(invention, await accountsOf(tx));
    const kept = await listBuiltOn(tx);
    await removeInventedPlaces(tx, kept);
    await removeInventedFirms(tx, kept);
    await removeInventedOrganisation(tx, organisation);
    await addInventedOrganisation(tx, zone.id, organisation);
    const firms = await addFirms(tx, zone, {
      firms: inventTwins(inventFirms(invention, options.firms)),
      today: options.today,
      kept,
    });
    const firmIds = [...inventFirms(invention, Math.min(options.firms, firmsWithPlaces))].map((firm) => firm.id);
    return addUp([
      { table: 'parties.department', rows: new Set(organisation.records.department.map((row) => row.subject)).size },
      { table: 'parties.post', rows: new Set(organisation.records.post.map((row) => row.subject)).size },
      { table: 'parties.staff', rows: organisation.staff.length },
      { table: 'parties.duty_item', rows: organisation.dutyItems.length },
      { table: 'parties.organisation_change', rows: organisation.changes.length },
      { table: 'parties.firm', rows: firms },
      {
        table: 'parties.duplicate',
        rows: await proposeIn(tx, { zoneId: zone.id, at: `${options.today}T00:00:00+08:00` }),
      },
      ...(await addInventedPersons(tx, { platform, zone, options }, invention)),
      ...(await addInventedPlacesAndInstitutions(tx, { zoneId: zone.id, firmIds, today: options.today }, invention)),
      ...(await addInventedLists(tx, { zoneId: zone.id, ...options }, invention)),
      ...(await addInventedFiles(tx, { zoneId: zone.id, ...options }, invention)),
    ]);
  });
}

/** Rows of a table that several steps write, as one line. */
function addUp(tables: readonly DemoTable[]): DemoTable[] {
  const rows = new Map<string, number>();
  for (const one of tables) rows.set(one.table, (rows.get(one.table) ?? 0) + one.rows);
  return [...rows].map(([table, count]) => ({ table, rows: count }));
}

async function addFirms(
  tx: ZoneDb,
  zone: ZoneRef,
  { firms, today, kept }: { firms: Iterable<InventedEntry>; today: string; kept: ReadonlySet<string> },
): Promise<number> {
  const into = { zoneId: zone.id, registeredAt: `${today}T00:00:00+08:00` };
  let rows = 0;
  let batch: InventedEntry[] = [];
  const flush = async () => {
    const added = batch.filter((firm) => !kept.has(firm.id));
    if (added.length > 0) {
      await addInventedFirms(tx, into, added);
      const names = inventNames(batch, rows).filter(({ partyId }) => !kept.has(partyId));
      await writeNames(tx, zone.id, names, { demonstration: true });
    }
    rows += batch.length;
    batch = [];
  };
  for (const firm of firms) {
    batch.push(firm);
    if (batch.length === batchSize) await flush();
  }
  await flush();
  return rows;
}
