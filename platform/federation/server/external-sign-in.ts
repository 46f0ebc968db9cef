import type { Keys } from '#platform/keys/server/keys.ts';
import type { Outbound } from '#platform/outbound/server/outbound.ts';
import { openDingtalk } from './dingtalk-sign-in.ts';
import type { ExternalSignIn } from './external-person.ts';
import { openOidc } from './oidc-sign-in.ts';
import type { StoredProvider } from './store.ts';
import type { TokenCache } from './token-cache.ts';
import { openWecom } from './wecom-sign-in.ts';

/** What providers are asked with. */
export interface Means {
  outbound: Outbound;
  keys: Keys;
  tokens: TokenCache;
  /** Milliseconds of the epoch. */
  now(): number;
}

/** What the secret of a provider is sealed as. */
export const secretOf = ({ zoneId, id }: Pick<StoredProvider, 'zoneId' | 'id'>) => `federation/${zoneId}/${id}`;

/** The way of signing in that a provider's kind asks for. */
export function openExternal(provider: StoredProvider, { outbound, keys, tokens, now }: Means): ExternalSignIn {
  const { settings } = provider;
  const secret = keys.open(provider.sealedSecret, secretOf(provider));
  const key = `${provider.zoneId}/${provider.id}/${provider.changedAt}`;
  if (settings.kind === 'oidc') return openOidc(settings, { secret, outbound });
  if (settings.kind === 'dingtalk') return openDingtalk(settings, { secret, outbound, tokens, key, now });
  return openWecom(settings, { secret, outbound, tokens, key, now });
}
