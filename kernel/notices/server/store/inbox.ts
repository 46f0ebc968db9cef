import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Lays a notice into the inboxes of those accounts that can still be signed in with; how many there were. */
export async function addToInbox(
  tx: ZoneDb,
  {
    zoneId,
    noticeId,
    step,
    at,
    accounts,
  }: { zoneId: string; noticeId: string; step: number; at: string; accounts: readonly string[] },
): Promise<number> {
  if (accounts.length === 0) return 0;
  const open = await tables(tx)
    .selectFrom('auth.account')
    .select('id')
    .where('id', 'in', [...new Set(accounts)])
    .where('status', '<>', 'closed')
    .execute();
  if (open.length === 0) return 0;
  await tables(tx)
    .insertInto('notices.inbox')
    .values(open.map(({ id }) => ({ zone_id: zoneId, account_id: id, notice_id: noticeId, step, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return open.length;
}
