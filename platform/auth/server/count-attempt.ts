import type { Database, ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type Attempt, afterFailure, lockedMinutes } from './domain.ts';
import { type AccountRow, lockAccount, saveAttempt } from './store/accounts.ts';

/** An attempt that was counted as a failure before anything was compared. */
export interface CountedAttempt {
  account: AccountRow;
  before: Attempt;
}

/** What an account's counters say. */
export function attemptOf(account: { failedAttempts: number; lockedUntil: string | null }): Attempt {
  return {
    failedAttempts: account.failedAttempts,
    lockedUntil: account.lockedUntil === null ? null : Date.parse(account.lockedUntil),
  };
}

/** Counters as they are stored. */
export function storedAttempt({ failedAttempts, lockedUntil }: Attempt) {
  return { failedAttempts, lockedUntil: lockedUntil === null ? null : new Date(lockedUntil).toISOString() };
}

/**
 * Counts an attempt of an account whose id is known (second factor, step-up, old password) as a failure, in a
 * transaction of its own, so that guesses sent at once cannot outrun the counter; the use-case clears the counter when
 * it was right. Throws `auth.locked`, and `auth.accountInactive` for an account that may not sign in.
 */
export function countAttempt(
  database: Database,
  { zoneId, accountId, now }: { zoneId: string; accountId: string; now: number },
): Promise<CountedAttempt> {
  return database.transaction(zoneId, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account === undefined || account.status !== 'active') throw new AppError('auth.accountInactive');
    const before = attemptOf(account);
    const minutes = lockedMinutes(before.lockedUntil, now);
    if (minutes > 0) throw new AppError('auth.locked', { minutes });
    await saveAttempt(tx, account.id, storedAttempt(afterFailure(before, now)));
    return { account, before };
  });
}

/** Takes back the one failure that a right password was counted as, but not those that came in meanwhile. */
export async function takeBack(
  tx: ZoneDb,
  accountId: string,
  { before, now }: { before: Attempt; now: number },
): Promise<void> {
  const account = await lockAccount(tx, accountId);
  if (account === undefined) return;
  const own = afterFailure(before, now);
  const current = attemptOf(account);
  const lockedUntil = own.lockedUntil === null ? current.lockedUntil : null;
  const failedAttempts = Math.max(0, current.failedAttempts - 1);
  await saveAttempt(tx, accountId, storedAttempt({ failedAttempts, lockedUntil }));
}

/** What a wrong guess is answered with: that it was wrong, or from the fifth on that the account is locked. */
export function refusal(before: Attempt, now: number, code: `auth.${string}`): AppError {
  const minutes = lockedMinutes(afterFailure(before, now).lockedUntil, now);
  return minutes > 0 ? new AppError('auth.locked', { minutes }) : new AppError(code);
}
