/** Minutes until the next attempt, after the first, second … that failed. */
const minutesUntilNext = [1, 5, 30, 120, 720] as const;

/** Attempts by one way before the next way is taken. */
export const mostAttempts = minutesUntilNext.length + 1;

/** When to try again after `failed` attempts by one way; null when that way is given up. */
export function retryAt(now: Temporal.Instant, failed: number): Temporal.Instant | null {
  const minutes = minutesUntilNext[failed - 1];
  return minutes === undefined ? null : now.add({ minutes });
}
