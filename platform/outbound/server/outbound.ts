import { AppError } from '#platform/errors/contract/errors.ts';
import { parseAllowedHost } from './allowed-hosts.ts';
import { callAddress } from './call-address.ts';
import { checkHeaders } from './check-headers.ts';
import type { OutboundAnswer, OutboundLimits, OutboundRequest } from './exchange.ts';
import { readTarget } from './read-target.ts';
import { type Resolve, resolveTarget, systemResolve } from './resolve-target.ts';

/** A server of map tiles that the operator has a key of; the key is told to nobody else. */
export interface TileService {
  /** Scheme and host, e.g. `https://t0.tianditu.gov.cn`. */
  readonly address: string;
  readonly key: string;
  /** Whose tiles they are, with the number of their examination; undefined says the name alone. */
  readonly attribution: string | undefined;
}

/** The only way for the server to call another machine. */
export interface Outbound {
  /** Where map tiles come from; undefined asks nobody. */
  readonly tiles?: TileService | undefined;
  /** Calls an address; throws `outbound.*` when it may not be called or does not answer within its limits. */
  request(url: string, request?: OutboundRequest): Promise<OutboundAnswer>;
}

const most: OutboundLimits = { totalMs: 15_000, connectMs: 5_000, bytes: 1_048_576 };

/**
 * Opens the way out. `allow` are targets that the operator named (`host:port` or `http://host:port`): they may lie in
 * a private network, use another port, and http; everything else is https on port 443 of a public address.
 */
export function openOutbound({
  allow,
  tiles,
  resolve = systemResolve,
}: {
  allow: readonly string[];
  tiles?: TileService | undefined;
  resolve?: Resolve;
}): Outbound {
  const allowed = allow.flatMap((text) => parseAllowedHost(text) ?? []);
  return {
    tiles,
    async request(url, { method = 'GET', headers = {}, body, limits = {} } = {}) {
      const target = readTarget(url, allowed);
      const call = { method, headers: checkHeaders(headers), body, limits: lower(limits) };
      const ending = AbortSignal.timeout(call.limits.totalMs);
      const late = new Promise<never>((_, reject) => {
        ending.addEventListener('abort', () => reject(new AppError('outbound.tooSlow', { host: target.host })));
      });
      const answering = resolveTarget(target, resolve).then((addresses) =>
        callAddress(target, addresses, { ...call, ending }),
      );
      // Whichever loses the race has nobody to tell.
      late.catch(() => {});
      answering.catch(() => {});
      return Promise.race([answering, late]);
    },
  };
}

function lower(limits: Partial<OutboundLimits>): OutboundLimits {
  const least = (name: keyof OutboundLimits) => Math.min(most[name], limits[name] ?? most[name]);
  return { totalMs: least('totalMs'), connectMs: least('connectMs'), bytes: least('bytes') };
}
