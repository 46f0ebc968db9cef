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

/**
 * The instant from which something that is published or set now is known: now, but after everything that was answered and
 * kept, so that no kept answer is answered otherwise when it is replayed. The caller holds the knowledge of changes.
 */
export async function knownFrom(tx: ZoneDb, at: string): Promise<string> {
  const { rows } = await sql<{ last: string | null }>`select greatest(
    (select max(made_at) from rules.evaluation), (select max(made_at) from rules.run)) as last`.execute(tx);
  const last = rows[0]?.last ?? null;
  return last === null || last < at ? at : nextMillisecond(last);
}

/** The instant a millisecond later. */
export function nextMillisecond(at: string): string {
  return Temporal.Instant.from(at).add({ milliseconds: 1 }).toString({ fractionalSecondDigits: 3 });
}
