import type { Outbound } from '#platform/outbound/server/outbound.ts';
import type { TokenCache } from './token-cache.ts';

/** What an adapter with an application token works with. */
export interface AdapterMeans {
  secret: string;
  outbound: Outbound;
  tokens: TokenCache;
  /** Under which the token is kept. */
  key: string;
  /** Milliseconds of the epoch. */
  now(): number;
}
