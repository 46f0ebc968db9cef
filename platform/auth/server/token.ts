import { createHash, randomBytes } from 'node:crypto';
import type { ZoneKey } from '#platform/db/server/zone-key.ts';

/** A session token: the zone stands in it, because rows can only be looked up in a named zone. */
export interface SessionToken {
  zone: ZoneKey;
  hash: Buffer;
}

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** A fresh token of 256 random bits; only its hash is stored. */
export function newToken(zone: ZoneKey): { cookie: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { cookie: `${zone}.${secret}`, hash: sha256(secret) };
}

/** The token that a key of 256 bits always gives, for a link that is made again and not kept. */
export function tokenOf(zone: ZoneKey, key: Buffer): { cookie: string; hash: Buffer } {
  const secret = key.toString('base64url');
  return { cookie: `${zone}.${secret}`, hash: sha256(secret) };
}

/** Reads a cookie; undefined when it has not the form of a token. */
export function parseToken(cookie: string | undefined): SessionToken | undefined {
  const match = form.exec(cookie ?? '');
  const [, zone, secret] = match ?? [];
  if (zone === undefined || secret === undefined) return undefined;
  return { zone, hash: sha256(secret) };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
