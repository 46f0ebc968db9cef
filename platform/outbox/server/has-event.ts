import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** True when the connection's zone has ever had this event. */
export async function hasEvent(db: ZoneDb, name: string): Promise<boolean> {
  const result = await sql`select 1 from platform.outbox where name = ${name} limit 1`.execute(db);
  return result.rows.length > 0;
}
