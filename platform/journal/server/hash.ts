import { createHash } from 'node:crypto';
import { nothingBefore } from '../contract/head.ts';

/** SM3 by Node's OpenSSL. */
export function sm3(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sm3');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The chain after one more leaf: SM3(0x02 ‖ chain ‖ leaf). */
export function chainAfter(chain: Uint8Array, leaf: Uint8Array): Buffer {
  return sm3(Buffer.from([2]), chain, leaf);
}

/** What the first link and the first head stand on. */
export const zeros: Buffer = Buffer.from(nothingBefore, 'hex');
