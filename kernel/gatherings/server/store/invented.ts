import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Removes what was invented; a series in which people planned something stays. */
export async function removeInvented(tx: ZoneDb): Promise<void> {
  await tables(tx).deleteFrom('gatherings.gathering').where('demonstration', '=', true).execute();
  await sql`delete from gatherings.series as one where demonstration and not exists (select from gatherings.gathering
    where gathering.zone_id = one.zone_id and gathering.series_id = one.id)`.execute(tx);
}

/** Invented firms of the zone, the same ones on every machine. */
export async function listInventedFirms(db: ZoneDb, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from parties.party
    where kind = 'firm' and state = 'standing' and demonstration order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
