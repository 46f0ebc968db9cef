import type { ZoneDb } from '#platform/db/server/database.ts';
import { eraseAccountRow } from './store/erasure.ts';
import { endOneTimeCodes } from './store/one-time-codes.ts';
import { forgetFormerPasswords } from './store/passwords.ts';
import { endPendingOf } from './store/pending.ts';
import { removeSecondFactor } from './store/second-factors.ts';
import { endSessions } from './store/sessions.ts';

/**
 * Closes an account whose person is erased, ends its sessions, and forgets login, name, passwords and second factor, in the
 * caller's transaction. `displayName` stands in lists and histories from then on.
 */
export async function eraseAccount(
  tx: ZoneDb,
  accountId: string,
  { displayName, at }: { displayName: string; at: string },
): Promise<void> {
  await eraseAccountRow(tx, accountId, displayName);
  await endSessions(tx, { accountId }, { at, why: 'personErased' });
  await endOneTimeCodes(tx, accountId, at);
  await endPendingOf(tx, accountId, at);
  await forgetFormerPasswords(tx, accountId);
  await removeSecondFactor(tx, accountId);
}
