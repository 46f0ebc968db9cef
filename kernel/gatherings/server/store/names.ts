import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Names of parties that the register of names has: houses, sites. */
export async function namesOfParties(db: ZoneDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('parties.party_name')
    .select(['party_id as id', 'name'])
    .where('kind', '=', 'current')
    .where('party_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Accounts with what they are called and their role. */
export function listAccountNames(
  db: ZoneDb,
  ids: readonly string[],
): Promise<{ id: string; name: string; role: string }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tables(db)
    .selectFrom('auth.account')
    .select(['id', 'display_name as name', 'role'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
}

/** Which of these stand as parties of a kind, or exist as accounts. */
export async function findStanding(db: ZoneDb, kind: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const accounts = () =>
    tables(db)
      .selectFrom('auth.account')
      .select('id')
      .where('id', 'in', [...ids])
      .execute();
  const parties = () =>
    tables(db)
      .selectFrom('parties.party')
      .select('id')
      .where('kind', '=', kind)
      .where('state', '=', 'standing')
      .where('id', 'in', [...ids])
      .execute();
  const found = kind === 'account' ? await accounts() : await parties();
  return new Set(found.map(({ id }) => id));
}
