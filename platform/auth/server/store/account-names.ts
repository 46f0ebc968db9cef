import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Display names of these accounts of the connection's zone, closed ones too, in one query; an id without an account is left out. */
export async function findAccountNames(db: ZoneDb, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('auth.account')
    .select(['id', 'display_name as displayName'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}
