import type { Server, Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Logger } from 'pino';
import { addressKey } from './address-key.ts';

/** Open connections that one address, and all together, may have. */
export interface ConnectionCaps {
  perAddress: number;
  all: number;
  /** Proxies, in CIDR form or plain: everybody comes through them. */
  trustedProxies: readonly string[];
  log: Logger;
}

const warnEveryMs = 60_000;

/** Hangs up on an address that opens more connections than it may have, before a byte is read. */
export function capConnections(server: Server, { perAddress, all, trustedProxies, log }: ConnectionCaps): void {
  const open = new Map<string, number>();
  let warnedAt = Number.NEGATIVE_INFINITY;
  server.maxConnections = all;
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isTrusted(address, trustedProxies)) return;
    const key = addressKey(address);
    const others = open.get(key) ?? 0;
    if (others >= perAddress) {
      socket.destroy();
      if (performance.now() - warnedAt > warnEveryMs) {
        warnedAt = performance.now();
        log.warn({ address: key, perAddress }, 'too many connections from one address');
      }
      return;
    }
    open.set(key, others + 1);
    socket.once('close', () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
  });
}

function isTrusted(address: string, proxies: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const caller = ipaddr.process(address);
  return proxies.some((text) => {
    const [network, bits] = text.includes('/') ? ipaddr.parseCIDR(text) : [ipaddr.parse(text), undefined];
    if (network.kind() !== caller.kind()) return false;
    return caller.match(network, bits ?? (network.kind() === 'ipv4' ? 32 : 128));
  });
}
