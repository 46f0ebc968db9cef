import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** A sign-in that waits for its second factor. */
export interface PendingSignIn {
  accountId: string;
  how: string;
  startedAt: string;
}

/** Starts the wait; what the account left waiting longer than `before` is removed. */
export async function addPending(
  tx: ZoneDb,
  pending: { zoneId: string; hash: Buffer; accountId: string; how: string; at: string; before: string },
): Promise<void> {
  await tables(tx)
    .deleteFrom('auth.pending_sign_in')
    .where('account_id', '=', pending.accountId)
    .where('started_at', '<', pending.before)
    .execute();
  await tables(tx)
    .insertInto('auth.pending_sign_in')
    .values({
      zone_id: pending.zoneId,
      token_hash: pending.hash,
      account_id: pending.accountId,
      how: pending.how,
      started_at: pending.at,
      ended_at: null,
    })
    .execute();
}

/** The wait with this token hash, if it was not ended. */
export function findPending(db: ZoneDb, hash: Buffer): Promise<PendingSignIn | undefined> {
  return tables(db)
    .selectFrom('auth.pending_sign_in')
    .select(['account_id as accountId', 'how', 'started_at as startedAt'])
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Ends the wait; false when another request ended it first. */
export async function endPending(tx: ZoneDb, hash: Buffer, at: string): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('auth.pending_sign_in')
    .set({ ended_at: at })
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends every wait of an account: its password or factor changed, or it may no longer sign in. */
export async function endPendingOf(tx: ZoneDb, accountId: string, at: string): Promise<void> {
  await tables(tx)
    .updateTable('auth.pending_sign_in')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}
