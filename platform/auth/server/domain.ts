/** Rules of local sign-in. Times are milliseconds of the epoch. */

/** Wrong passwords in a row after which an account is locked. */
export const maxFailures = 5;

/** How long a lock lasts. */
export const lockMs = 15 * 60_000;

/** A session ends after this long without a request. */
export const idleMs = 30 * 60_000;

/** A session ends after this long whatever happens. */
export const sessionMs = 12 * 60 * 60_000;

/** Idle time is written at most this often, so that reading pages does not mean writing rows. */
export const touchMs = 60_000;

/** What the counters of an account become. */
export interface Attempt {
  failedAttempts: number;
  lockedUntil: number | null;
}

/** Minutes, rounded up, for which the account is still locked; 0 when it is not. */
export function lockedMinutes(lockedUntil: number | null, now: number): number {
  if (lockedUntil === null || lockedUntil <= now) return 0;
  return Math.ceil((lockedUntil - now) / 60_000);
}

/** Counters after one more wrong password; an expired lock starts a new count. */
export function afterFailure(before: Attempt, now: number): Attempt {
  const expired = before.lockedUntil !== null && before.lockedUntil <= now;
  const failedAttempts = (expired ? 0 : before.failedAttempts) + 1;
  return { failedAttempts, lockedUntil: failedAttempts >= maxFailures ? now + lockMs : null };
}

/** Times between which a session must lie to be alive at `now`. */
export function sessionLimits(now: number): { seenAfter: number; startedAfter: number } {
  return { seenAfter: now - idleMs, startedAfter: now - sessionMs };
}
