import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/**
 * What is answered and kept stands before or after what is published and set, never beside it: who answers holds the zone's
 * lock together with others, who publishes holds it alone, each from before it reads the clock until its transaction ends.
 */
export async function holdKnowledge(tx: ZoneDb, zoneId: string, how: 'answers' | 'changes'): Promise<void> {
  const key = sql`hashtextextended(${`rules.knowledge/${zoneId}`}, 0)`;
  if (how === 'answers') await sql`select pg_advisory_xact_lock_shared(${key})`.execute(tx);
  else await sql`select pg_advisory_xact_lock(${key})`.execute(tx);
}
