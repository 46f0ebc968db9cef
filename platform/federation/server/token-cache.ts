/** Tokens of applications, one for each provider, until they run out. */
export interface TokenCache {
  /** The kept token, or a fresh one; several that ask at once wait for the same. */
  get(key: string, fetch: () => Promise<FreshToken>): Promise<string>;
  drop(key: string): void;
}

/** A token and how long it is good. */
export interface FreshToken {
  token: string;
  seconds: number;
}

/** A token is not used in its last minutes: it has a way to go. */
const marginMs = 5 * 60_000;
const keptAtMost = 1_000;

/** Opens a cache; `now` in milliseconds. */
export function openTokenCache(now: () => number): TokenCache {
  const kept = new Map<string, { token: string; until: number }>();
  const coming = new Map<string, Promise<string>>();
  return {
    async get(key, fetch) {
      const known = kept.get(key);
      if (known !== undefined && known.until > now()) return known.token;
      const waiting = coming.get(key) ?? fresh(key, fetch);
      coming.set(key, waiting);
      return waiting;
    },
    drop: (key) => void kept.delete(key),
  };

  async function fresh(key: string, fetch: () => Promise<FreshToken>): Promise<string> {
    try {
      const { token, seconds } = await fetch();
      if (kept.size >= keptAtMost) kept.clear();
      kept.set(key, { token, until: now() + seconds * 1_000 - marginMs });
      return token;
    } finally {
      coming.delete(key);
    }
  }
}
