import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Which of these parties a column of any part's table names. */
export async function listNamed(
  db: ZoneDb,
  { table, column }: { table: string; column: string },
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct ${sql.ref(column)} as id from ${sql.table(table)}
    where ${sql.ref(column)} = any(${ids}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
}
