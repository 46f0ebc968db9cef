import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { AppError } from '#platform/errors/contract/errors.ts';
import { reachOf } from './address-rules.ts';
import { refused, type Target } from './read-target.ts';

/** An address and its family, as a socket takes them. */
export interface Address {
  address: string;
  family: 4 | 6;
}

/** Answers all addresses of a name; tests replace it. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** The system's resolver, so that the operator's hosts file holds. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Resolves a target once and judges every address of the answer: one that may not be reached refuses them all. The
 * connection is then made to these addresses and to no later answer of the resolver.
 */
export async function resolveTarget(target: Target, resolve: Resolve): Promise<readonly Address[]> {
  const { host } = target;
  const answers = isIP(host) === 0 ? await resolveName(host, resolve) : [host];
  if (answers.length === 0) throw new AppError('outbound.unreachable', { host });
  if (!answers.every((address) => mayReach(address, target))) throw refused(target.url.href);
  return answers.map((address) => ({ address, family: isIP(address) === 6 ? 6 : 4 }));
}

async function resolveName(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch {
    throw new AppError('outbound.unreachable', { host });
  }
}

/** A name the operator allowed may lead into a private network; to this machine only when it says so itself. */
function mayReach(address: string, { host, allowed }: Target): boolean {
  const reach = reachOf(address);
  if (reach === 'public') return true;
  if (!allowed || reach === 'never') return false;
  return reach === 'closed' || host === 'localhost' || isIP(host) !== 0;
}
