import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { StoredEvent, Subscription } from './subscription.ts';

/** Events handed over in one transaction: bounds the time that a cursor row stays locked. */
const batchSize = 100;

interface Row extends StoredEvent {
  xid: string;
  position: number;
}

/** Delivers everything that is committed and returns how many events moved; a failing subscription stops alone. */
export async function drainOutbox(platform: Platform, subscriptions: readonly Subscription[]): Promise<number> {
  let delivered = 0;
  for (const subscription of subscriptions) {
    for (;;) {
      const moved = await deliverBatch(platform, subscription);
      delivered += moved;
      if (moved < batchSize) break;
    }
  }
  return delivered;
}

/** One event a transaction: the zone of the connection is the zone of the event, so row-level security holds for followers too. */
async function deliverBatch(platform: Platform, subscription: Subscription): Promise<number> {
  const { database, log } = platform;
  await ensureCursor(database.forZone(noZone), subscription.name);
  const events = await nextEvents(platform.importer.forZone(noZone), subscription);
  let moved = 0;
  for (const event of events) {
    try {
      await database.transaction(event.zoneId ?? noZone, async (tx) => {
        if (!(await advance(tx, subscription.name, event))) return;
        await subscription.handle(event, tx, log);
      });
      moved += 1;
    } catch (error) {
      log.error({ err: error, subscription: subscription.name, event: event.id }, 'subscription failed');
      await recordFailure(database.forZone(noZone), subscription.name, event.id, error);
      return moved;
    }
  }
  return moved;
}

/** Reads only below the oldest open transaction: a late commit with a lower number is thereby never passed over. */
async function nextEvents(db: ZoneDb, subscription: Subscription): Promise<Row[]> {
  const result = await sql<Row>`
    select o.id, o.zone_id as "zoneId", o.name, o.payload, o.occurred_at as "occurredAt", o.xid::text as xid, o.position
    from platform.outbox o, platform.outbox_cursor c
    where c.subscription = ${subscription.name}
      and (o.xid, o.position) > (c.xid, c.position)
      and o.xid < pg_snapshot_xmin(pg_current_snapshot())
      and o.name = any(${[...subscription.events]})
    order by o.xid, o.position limit ${batchSize}`.execute(db);
  return result.rows;
}

async function ensureCursor(db: ZoneDb, name: string): Promise<void> {
  await sql`insert into platform.outbox_cursor (subscription) values (${name}) on conflict do nothing`.execute(db);
}

/** False when another node has already delivered the event. */
async function advance(tx: ZoneDb, name: string, event: Row): Promise<boolean> {
  const result = await sql`update platform.outbox_cursor
    set xid = ${event.xid}::xid8, position = ${event.position}, failures = 0, failed_event = null,
        last_error = null, moved_at = now()
    where subscription = ${name} and (xid, position) < (${event.xid}::xid8, ${event.position})`.execute(tx);
  return result.numAffectedRows === 1n;
}

async function recordFailure(db: ZoneDb, name: string, event: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await sql`update platform.outbox_cursor
    set failures = failures + 1, failed_event = ${event}, last_error = ${message.slice(0, 500)}
    where subscription = ${name}`.execute(db);
}
