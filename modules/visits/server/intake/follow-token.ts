import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 128 bits behind the code of its zone, and the digest under which alone it is known here. */
export function newFollowToken(zoneCode: string): { token: string; digest: Buffer } {
  const secret = randomBytes(16).toString('base64url');
  return { token: `${zoneCode}.${secret}`, digest: digestOf(secret) };
}

/** The secret that a key and a purpose always give, for a link that is made again and not kept: 128 bits as above. */
export function derivedToken(zoneCode: string, key: Buffer): { token: string; digest: Buffer } {
  const secret = key.subarray(0, 16).toString('base64url');
  return { token: `${zoneCode}.${secret}`, digest: digestOf(secret) };
}

/** Reads a token from a link; undefined when it has not the form of one. */
export function readFollowToken(token: string): { zoneCode: string; digest: Buffer } | undefined {
  const [, zoneCode, secret] = /^([a-z0-9-]{1,60})\.([A-Za-z0-9_-]{22})$/.exec(token) ?? [];
  return zoneCode === undefined || secret === undefined ? undefined : { zoneCode, digest: digestOf(secret) };
}

/** Where a message is followed. */
export function followPath(token: string): string {
  return `/needs/${token}`;
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
