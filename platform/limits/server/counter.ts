import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts calls by key in windows of fixed length. */
export interface Counter {
  /** Counts one call; answers 0, or the seconds until the window ends when there were too many. */
  take(key: string): Promise<number>;
  /** Takes one call back. */
  giveBack(key: string): Promise<void>;
}

/** At most this many keys are remembered by each counter; the ones that were quiet the longest go first. */
export const mostKeys = 20_000;

/** Opens a counter of one node. A window begins with its first call, and all its calls may come at once. */
export function openCounter({
  calls,
  seconds,
  keys = mostKeys,
}: {
  calls: number;
  seconds: number;
  keys?: number;
}): Counter {
  const limiter = new RateLimiterMemory({ points: calls, duration: seconds });
  const known = new Set<string>();
  const remember = async (key: string): Promise<void> => {
    known.delete(key);
    known.add(key);
    const [oldest] = known;
    if (known.size <= keys || oldest === undefined) return;
    known.delete(oldest);
    await limiter.delete(oldest);
  };
  return {
    async take(key) {
      await remember(key);
      try {
        await limiter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
        throw refusal;
      }
    },
    async giveBack(key) {
      if (known.has(key)) await limiter.reward(key);
    },
  };
}
