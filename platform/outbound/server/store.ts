import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';

// A type and not an interface: kysely asks for an index signature.
type OutboundTables = {
  'outbound.webhook_attempt': {
    id: string;
    delivery_id: string;
    zone_id: string | null;
    at: string;
    topic: string;
    host: string;
    body_sha256: Buffer;
    status: number | null;
    failure: string | null;
  };
};

/** One attempt to deliver a message; `status` of the answer, or the code of what kept it from coming. */
export interface WebhookAttempt {
  deliveryId: string;
  zoneId: string | null;
  at: string;
  topic: string;
  host: string;
  bodySha256: Buffer;
  status: number | null;
  failure: string | null;
}

/** Writes an attempt, which nothing changes afterwards. */
export async function addAttempt(db: ZoneDb, attempt: WebhookAttempt): Promise<void> {
  await db
    .withTables<OutboundTables>()
    .insertInto('outbound.webhook_attempt')
    .values({
      id: randomUUIDv7(),
      delivery_id: attempt.deliveryId,
      zone_id: attempt.zoneId,
      at: attempt.at,
      topic: attempt.topic,
      host: attempt.host,
      body_sha256: attempt.bodySha256,
      status: attempt.status,
      failure: attempt.failure,
    })
    .execute();
}
