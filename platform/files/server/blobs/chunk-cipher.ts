import { type CipherGCMTypes, createCipheriv, createDecipheriv } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CipherName } from '#platform/keys/server/cipher.ts';
import type { Pieces } from './digest.ts';

/** Bytes of plain text in a chunk: what is held in memory while a file passes. */
export const chunkBytes = 65_536;
const tagBytes = 16;
const keyLengths = { 'aes-256-gcm': 32, 'sm4-gcm': 16 } as const satisfies Record<CipherName, number>;
const marks = { 'aes-256-gcm': 'a', 'sm4-gcm': 's' } as const satisfies Record<CipherName, string>;
const magic = 'YSF1';
const headBytes = magic.length + 1;
// The type definitions of Node name AES only; its OpenSSL has SM4 in the same mode.
const typed = (cipher: CipherName) => cipher as CipherGCMTypes;

/** Key of one content and the content that it belongs to: chunks moved to another one do not open. */
export interface ContentKey {
  key: Buffer;
  about: string;
}

/** How many bytes a content of so many bytes takes on the disk. */
export function sealedBytes(bytes: number): number {
  return headBytes + bytes + Math.max(1, Math.ceil(bytes / chunkBytes)) * tagBytes;
}

/**
 * Encrypts a stream chunk by chunk (the STREAM construction: a counter and a mark of the last chunk stand in the nonce),
 * so that a chunk changed, moved, left out or cut off is noticed. The key must be used for one content only.
 */
export async function* sealChunks(
  source: Pieces,
  { key, about, cipher }: ContentKey & { cipher: CipherName },
): AsyncGenerator<Buffer> {
  yield Buffer.from(`${magic}${marks[cipher]}`);
  const seal = (plain: Buffer, index: number, last: boolean) => {
    const machine = createCipheriv(typed(cipher), key.subarray(0, keyLengths[cipher]), nonce(index, last), {
      authTagLength: tagBytes,
    });
    machine.setAAD(Buffer.from(about));
    return Buffer.concat([machine.update(plain), machine.final(), machine.getAuthTag()]);
  };
  let index = 0;
  for await (const { bytes, last } of cut(source, chunkBytes)) {
    yield seal(bytes, index, last);
    index += 1;
  }
}

/** Opens what {@link sealChunks} made; throws `files.damaged` at the first chunk that is not as it was written. */
export async function* openChunks(source: Pieces, { key, about }: ContentKey): AsyncGenerator<Buffer> {
  let cipher: CipherName | undefined;
  let index = 0;
  for await (const { bytes, last } of cut(
    withoutHead(source, (found) => (cipher = found)),
    chunkBytes + tagBytes,
  )) {
    if (cipher === undefined || bytes.length < tagBytes) throw damaged(about);
    const machine = createDecipheriv(typed(cipher), key.subarray(0, keyLengths[cipher]), nonce(index, last), {
      authTagLength: tagBytes,
    });
    machine.setAAD(Buffer.from(about));
    machine.setAuthTag(bytes.subarray(-tagBytes));
    try {
      yield Buffer.concat([machine.update(bytes.subarray(0, -tagBytes)), machine.final()]);
    } catch {
      throw damaged(about);
    }
    index += 1;
  }
}

function damaged(location: string): AppError {
  return new AppError('files.damaged', { location });
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(index, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

async function* withoutHead(source: Pieces, found: (cipher: CipherName) => void): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  for await (const part of source) {
    if (head.length === headBytes) {
      yield part;
      continue;
    }
    const joined = Buffer.concat([head, part]);
    head = joined.subarray(0, headBytes);
    if (head.length < headBytes) continue;
    const cipher = head.toString('latin1') === `${magic}s` ? 'sm4-gcm' : 'aes-256-gcm';
    if (cipher === 'aes-256-gcm' && head.toString('latin1') !== `${magic}a`) throw damaged('head');
    found(cipher);
    yield joined.subarray(headBytes);
  }
}

/** Cuts a stream into pieces of one size; the last, which may be shorter or empty, says that it is. */
async function* cut(source: Pieces, size: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    held.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    length += part.byteLength;
    // Strictly more: a piece is only known not to be the last one when something follows it.
    if (length <= size) continue;
    const joined = Buffer.concat(held);
    let start = 0;
    for (; length - start > size; start += size) yield { bytes: joined.subarray(start, start + size), last: false };
    held = [joined.subarray(start)];
    length -= start;
  }
  yield { bytes: Buffer.concat(held), last: true };
}
