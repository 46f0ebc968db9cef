import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Enters a reply; false when one of the same id was entered before. */
export async function addReply(
  tx: ZoneDb,
  reply: { zoneId: string; id: string; dispatchId: string; at: string; takenAt: string },
): Promise<boolean> {
  const row = await tables(tx)
    .insertInto('notices.reply')
    .values({
      zone_id: reply.zoneId,
      id: reply.id,
      dispatch_id: reply.dispatchId,
      at: reply.at,
      taken_at: reply.takenAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
