import type { Logger } from 'pino';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A committed fact that others may follow, as the outbox keeps it. */
export interface StoredEvent {
  /** UUIDv7. */
  id: string;
  zoneId: string | null;
  /** `<module>.<pastTense>`, declared in the module's contract/events.ts. */
  name: string;
  payload: unknown;
  occurredAt: string;
}

/** A follower of events: runs after the commit, in order, in one transaction with the mark of how far it has read. */
export interface Subscription {
  /** `<module>.<what it does>`: names its place in the outbox for ever. */
  readonly name: string;
  readonly events: readonly string[];
  handle(event: StoredEvent, tx: ZoneDb, log: Logger): Promise<void>;
}
