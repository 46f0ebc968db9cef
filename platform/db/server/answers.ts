import { sql } from 'kysely';
import type { Database } from './database.ts';
import { noZone } from './zone-key.ts';

/** True when the database answers a query. */
export async function answers(database: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(database.forZone(noZone));
    return true;
  } catch {
    return false;
  }
}
