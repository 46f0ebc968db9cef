import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Name of a list of the zone; undefined when there is none of this id. */
export async function rosterName(db: ZoneDb, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from parties.roster where id = ${id}`.execute(db);
  return rows[0]?.name;
}

/** Lists of the zone that are in use, by name. */
export async function listRosters(db: ZoneDb): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from parties.roster where closed_on is null order by name, id`.execute(db);
  return rows;
}
