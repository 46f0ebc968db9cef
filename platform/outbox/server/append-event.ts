import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** An event as a use-case states it. */
export interface NewEvent {
  /** Null only for what belongs to no zone. */
  zoneId: string | null;
  /** `<module>.<pastTense>`. */
  name: `${string}.${string}`;
  payload: unknown;
}

/** Writes an event in the transaction of the use-case: it is delivered if and only if that transaction commits. */
export async function appendEvent(tx: ZoneDb, event: NewEvent): Promise<string> {
  const id = randomUUIDv7();
  await sql`insert into platform.outbox (id, zone_id, name, payload)
    values (${id}, ${event.zoneId}, ${event.name}, ${JSON.stringify(event.payload)}::jsonb)`.execute(tx);
  return id;
}
