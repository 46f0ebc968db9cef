import { type Attempt, afterFailure } from './domain.ts';

/** At most this many made-up logins are remembered; the oldest go first. */
const mostKept = 10_000;

const attempts = new Map<string, Attempt>();

/**
 * Counts an attempt on a login that nobody has as it would be counted on a real one, so that a lock tells nothing.
 * Returns the counters before this attempt.
 */
export function countUnknown(key: string, now: number): Attempt {
  const before = attempts.get(key) ?? { failedAttempts: 0, lockedUntil: null };
  if (before.lockedUntil !== null && before.lockedUntil > now) return before;
  if (attempts.size >= mostKept) attempts.delete(attempts.keys().next().value ?? key);
  attempts.delete(key);
  attempts.set(key, afterFailure(before, now));
  return before;
}
