import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Opens a thread, or holds the one that stands until the transaction ends; true when it was answered already. */
export async function holdThread(
  tx: ZoneDb,
  { zoneId, thread, at, demonstration }: { zoneId: string; thread: string; at: string; demonstration: boolean },
): Promise<boolean> {
  await tables(tx)
    .insertInto('notices.thread')
    .values({ zone_id: zoneId, thread, opened_at: at, answered_at: null, answered_by: null, demonstration })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tables(tx)
    .selectFrom('notices.thread')
    .select('answered_at')
    .where('thread', '=', thread)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.answered_at !== null;
}

/** Marks a thread as answered, also one that was never opened; the first answer stands. True for the first. */
export async function answerThread(
  tx: ZoneDb,
  { zoneId, thread, at, by }: { zoneId: string; thread: string; at: string; by: string },
): Promise<boolean> {
  if (await holdThread(tx, { zoneId, thread, at, demonstration: false })) return false;
  await tables(tx)
    .updateTable('notices.thread')
    .set({ answered_at: at, answered_by: by })
    .where('thread', '=', thread)
    .execute();
  return true;
}
