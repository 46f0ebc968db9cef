import { createHash } from 'node:crypto';

/** Bytes that pass, piece by piece. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What is known of bytes that passed: how many, SHA-256 (FIPS 180-4) and SM3 (GB/T 32905). */
export interface Digests {
  bytes: number;
  sha256: Buffer;
  sm3: Buffer;
}

/** Passes a stream on and tells its digests at the end. */
export async function* digesting(source: Pieces, told: (digests: Digests) => void): AsyncGenerator<Uint8Array> {
  const sha256 = createHash('sha256');
  const sm3 = createHash('sm3');
  let bytes = 0;
  for await (const part of source) {
    sha256.update(part);
    sm3.update(part);
    bytes += part.byteLength;
    yield part;
  }
  told({ bytes, sha256: sha256.digest(), sm3: sm3.digest() });
}
