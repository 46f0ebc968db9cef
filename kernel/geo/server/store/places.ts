import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Which place a party is, if it is one and was neither merged nor withdrawn. */
export async function placeKindOf(db: ZoneDb, partyId: string): Promise<'parcel' | 'site' | undefined> {
  const { rows } = await sql<{ kind: 'parcel' | 'site' }>`select kind from parties.party
    where id = ${partyId} and kind in ('parcel', 'site') and state = 'standing'`.execute(db);
  return rows[0]?.kind;
}
