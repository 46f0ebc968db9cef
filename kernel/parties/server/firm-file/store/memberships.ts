import type { ZoneDb } from '#platform/db/server/database.ts';

/** Ids of everybody's place in these firms, past and present. */
export async function listMembershipIds(db: ZoneDb, firmIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .withTables<{ 'parties.membership': { zone_id: string; id: string; firm_id: string | null } }>()
    .selectFrom('parties.membership')
    .select('id')
    .where('firm_id', 'in', firmIds)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
