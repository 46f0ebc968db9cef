import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InventedPlaces } from '../domain/invent-places.ts';
import { tables } from './tables.ts';

/** Removes the places that were invented before, but for those that are kept, with who used them; rows that people entered stay. */
export async function removeInventedPlaces(tx: ZoneDb, kept: ReadonlySet<string>): Promise<void> {
  for (const table of ['parties.occupancy_act', 'parties.occupancy'] as const) {
    await tables(tx).deleteFrom(table).where('demonstration', '=', true).execute();
  }
  for (const table of ['parties.site', 'parties.parcel']) {
    await sql`delete from ${sql.table(table)} where demonstration and id <> all(${[...kept]}::uuid[])`.execute(tx);
  }
}

/** Ids of the standing places that were invented before and kept, by number. */
export async function listKeptPlaces(
  tx: ZoneDb,
): Promise<{ parcels: Map<string, string>; sites: Map<string, string> }> {
  const of = async (table: 'parties.parcel' | 'parties.site') => {
    const rows = await tables(tx)
      .selectFrom(table)
      .select(['id', 'number'])
      .where('demonstration', '=', true)
      .where('standing', '=', true)
      .execute();
    return new Map(rows.flatMap(({ id, number }) => (number === null ? [] : [[number, id]])));
  };
  return { parcels: await of('parties.parcel'), sites: await of('parties.site') };
}

/** Adds invented places and who uses them; what people have left no room for is left out. */
export async function addInventedPlaces(tx: ZoneDb, zoneId: string, places: InventedPlaces): Promise<void> {
  const invented = { zone_id: zoneId, demonstration: true };
  const db = tables(tx);
  const parcels = places.parcels.map((one) => ({
    ...{ ...invented, id: one.id, number: one.number, land_code: one.landCode, land_code_reason: null },
    ...{ land_use: one.landUse, area: one.area, address: one.address, boundary: one.boundary },
    ...{ supply_state: one.supplyState, granted_on: one.grantedOn, grant_ends_on: one.grantEndsOn },
    ...{ plot_ratio_min: one.plotRatioMin, plot_ratio_max: one.plotRatioMax, source: one.source },
    ...{ registered_at: one.registeredAt, registered_by: null },
  }));
  const sites = places.sites.map((one) => ({
    ...{ ...invented, id: one.id, name: one.name, number: one.number, kind: one.kind, status: one.status },
    ...{ address: one.address, floor_area: one.floorArea, longitude: one.longitude, latitude: one.latitude },
    ...{ parcel_id: one.parcel?.id ?? null, parent_id: one.parent?.id ?? null, source: one.source },
    ...{ registered_at: one.registeredAt, registered_by: null },
  }));
  const occupancies = places.occupancies.map((one) => ({
    ...{ ...invented, id: one.id, party_id: one.partyId, place_id: one.placeId, kind: one.kind },
    ...{ starts_on: one.startsOn, ends_on: one.endsOn, area: one.area },
  }));
  const acts = places.occupancies.map(({ id, startsOn, endsOn, area, source }) => ({
    ...{ ...invented, occupancy_id: id, number: 1, kind: 'entered' as const, source },
    ...{ period_before: null, period_after: JSON.stringify({ startsOn, endsOn, area }), reverses: null, made_by: null },
    made_at: places.parcels[0]?.registeredAt ?? `${startsOn}T00:00:00+08:00`,
  }));
  await db
    .insertInto('parties.parcel')
    .values(parcels)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('parties.site')
    .values(sites)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (occupancies.length === 0) return;
  const added = db
    .insertInto('parties.occupancy')
    .values(occupancies)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id');
  const stored = new Set((await added.execute()).map(({ id }) => id));
  const theirs = acts.filter((act) => stored.has(act.occupancy_id));
  if (theirs.length > 0) await db.insertInto('parties.occupancy_act').values(theirs).execute();
}
