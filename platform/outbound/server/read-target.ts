import { isIP } from 'node:net';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { AllowedHost } from './allowed-hosts.ts';

/** Where a call goes, before its name is resolved. */
export interface Target {
  url: URL;
  /** Lower case; IPv6 without brackets. */
  host: string;
  /** The operator named this scheme, host and port. */
  allowed: boolean;
}

const authority = /^(https?):\/\/([^/?#]+)(?=[/?#]|$)/;
const longest = 2_048;
/** Names that never belong to a public service. */
const closedNames = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|arpa|onion|test|invalid)$/;
const publicName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/**
 * Reads an address that the server is asked to call. It has to be written plainly: what the URL standard would quietly
 * turn into something else (an address in decimal, octal or hex, a name in wide letters, a tab in between) is refused.
 */
export function readTarget(text: string, allow: readonly AllowedHost[]): Target {
  const [, scheme = '', written = ''] = authority.exec(text) ?? [];
  const plain = text.length <= longest && isPrintable(text) && !text.includes('\\');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !plain || scheme === '') throw refused(text);
  const usualPort = scheme === 'https' ? /:443$/ : /:80$/;
  // The address as written is the address as understood: this refuses user names, and every second spelling.
  if (written.toLowerCase().replace(usualPort, '') !== url.host) throw refused(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port);
  const allowed = allow.some((one) => one.scheme === url.protocol && one.host === host && one.port === port);
  if (!allowed && !isUsual(url, host)) throw refused(text);
  return { url, host, allowed };
}

/** The error that names a target without its path and query, which may hold secrets. */
export function refused(text: string): AppError {
  const shown = URL.canParse(text) ? new URL(text).host : text.split(/[/?#]/, 1)[0];
  return new AppError('outbound.addressRefused', { host: (shown ?? '').slice(0, 100) || '…' });
}

function isPrintable(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

function isUsual(url: URL, host: string): boolean {
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return isIP(host) !== 0 || (publicName.test(host) && !closedNames.test(host));
}
