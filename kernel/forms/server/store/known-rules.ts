import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Names of qualifications that the zone has granted. */
export async function namesOfStatuses(db: ZoneDb): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('rules.status')
    .select('status')
    .distinct()
    .orderBy('status')
    .limit(200)
    .execute();
  return rows.map(({ status }) => status);
}
