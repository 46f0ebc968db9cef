import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Channel, Outcome, OutsideChannel } from '../../contract/notice.ts';
import { tables } from './tables.ts';

/** One attempt, without anything personal. */
export interface Attempt {
  zoneId: string;
  noticeId: string;
  dispatchId: string | null;
  step: number;
  /** Null when no way was left to try. */
  channel: Channel | null;
  at: string;
  outcome: Outcome;
  /** How many accounts or persons it went to. */
  recipients: number;
  /** A code: of an error, or the status that a gateway answered. */
  detail: string | null;
}

/** Writes an attempt, which nothing changes afterwards. */
export async function addDelivery(db: ZoneDb, attempt: Attempt): Promise<void> {
  await tables(db)
    .insertInto('notices.delivery')
    .values({
      zone_id: attempt.zoneId,
      id: randomUUIDv7(),
      notice_id: attempt.noticeId,
      dispatch_id: attempt.dispatchId,
      step: attempt.step,
      channel: attempt.channel,
      at: attempt.at,
      outcome: attempt.outcome,
      recipients: attempt.recipients,
      detail: attempt.detail,
    })
    .execute();
}

/** Keeps what would have been sent. */
export async function addSunk(
  db: ZoneDb,
  kept: { zoneId: string; noticeId: string; channel: OutsideChannel; at: string; title: string; body: string },
): Promise<void> {
  await tables(db)
    .insertInto('notices.sink')
    .values({
      zone_id: kept.zoneId,
      id: randomUUIDv7(),
      notice_id: kept.noticeId,
      channel: kept.channel,
      at: kept.at,
      title: kept.title.slice(0, 500),
      body: kept.body.slice(0, 4_000),
    })
    .execute();
}
