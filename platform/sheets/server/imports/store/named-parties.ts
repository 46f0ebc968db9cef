import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PartyReference } from '#platform/module/party-reference.ts';

/** Which of these parties a column of any part's table names, in rows that stand and are not themselves among these parties. */
export async function listNamed(
  db: ZoneDb,
  { table, column, key, standing }: Pick<PartyReference, 'table' | 'column' | 'key' | 'standing'>,
  ids: readonly string[],
): Promise<string[]> {
  // A storey of a building of the same sheet goes together with the building.
  const others = key.length === 1 && key[0] === 'id' ? sql`and not (id = any(${ids}::uuid[]))` : sql``;
  const stands = standing === undefined ? sql`` : sql`and ${sql.ref(standing)}`;
  const { rows } = await sql<{ id: string }>`
    select distinct ${sql.ref(column)} as id from ${sql.table(table)}
    where ${sql.ref(column)} = any(${ids}::uuid[]) ${others} ${stands}`.execute(db);
  return rows.map(({ id }) => id);
}
