import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { StoredPractice } from '../domain/practice-of.ts';

const everything = sql`select f.*, s.number, s.month, z.name as zone_name
  from atlas.mechanism f join atlas.zone z on z.id = f.zone_id join atlas.source s on s.file = f.source_file`;

/** Every mechanism in the order of the facts; a few hundred at most. */
export async function listStoredPractices(db: ZoneDb): Promise<StoredPractice[]> {
  return (await sql<StoredPractice>`${everything} order by f.row_number`.execute(db)).rows;
}

/** The mechanism with this id. */
export async function findStoredPractice(db: ZoneDb, id: string): Promise<StoredPractice | undefined> {
  return (await sql<StoredPractice>`${everything} where f.id = ${id}`.execute(db)).rows[0];
}
