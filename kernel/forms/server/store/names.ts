import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Names that firms bear, by their ids; persons have none on this register. */
export async function namesOfFirms(db: ZoneDb, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('parties.party_name')
    .select(['party_id as id', 'name'])
    .where('kind', '=', 'current')
    .where('party_id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What accounts are called, by their ids. */
export async function namesOfAccounts(
  db: ZoneDb,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('auth.account')
    .select(['id', 'display_name as name'])
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whether a party of the kind stands on the register. */
export async function partyStands(db: ZoneDb, { id, kind }: { id: string; kind: string }): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('parties.party')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('state', '=', 'standing')
    .executeTakeFirst();
  return row !== undefined;
}

/** Firms on the register by their unified social credit codes. */
export async function firmsByCode(
  db: ZoneDb,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string }>> {
  if (codes.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('parties.firm')
    .select(['id', 'name', 'social_credit_code as code'])
    .where('standing', '=', true)
    .where('social_credit_code', 'in', [...new Set(codes)])
    .execute();
  return new Map(rows.flatMap(({ id, name, code }) => (code === null ? [] : [[code, { id, name }] as const])));
}
