import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '#platform/errors/contract/errors.ts';

/** First bytes of an encrypted file. */
export const sealMark = Buffer.from('YSSEAL1\n');
/** Fewer characters could be tried out by whoever gets the file. */
const leastPassphrase = 12;
const chunkBytes = 1024 * 1024;
const tagBytes = 16;
const saltBytes = 16;
const prefixBytes = 7;
/** Mark, strength, salt, prefix of the nonces. */
const headBytes = sealMark.length + 1 + saltBytes + prefixBytes;
/** 2¹⁷ rounds: 128 MiB of memory for each trial of a passphrase. */
const usualStrength = 17;
/** Beyond it a forged head would take all memory. */
const mostStrength = 20;

function stretch(passphrase: string, salt: Buffer, strength: number): Promise<Buffer> {
  const cost = { N: 2 ** strength, r: 8, p: 1, maxmem: 2 ** strength * 2048 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Reads the passphrase that a file holds on its first line. */
export async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('backup.fileUnreadable', { file, detail: error.code ?? '' });
  });
  const [line = ''] = text.split(/\r?\n/);
  if ([...line].length < leastPassphrase)
    throw new AppError('backup.passphraseShort', { file, least: leastPassphrase });
  return line;
}

/**
 * Encrypts a stream under a passphrase: scrypt, then AES-256-GCM in chunks of 1 MiB. Each chunk is bound to its place
 * and the last one to being last, so that exchanging, repeating or cutting off chunks is found.
 */
export async function* seal(
  source: AsyncIterable<Buffer>,
  passphrase: string,
  strength = usualStrength,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const prefix = randomBytes(prefixBytes);
  const key = await stretch(passphrase, salt, strength);
  const head = Buffer.concat([sealMark, Buffer.of(strength), salt, prefix]);
  yield head;
  let place = 0;
  for await (const { bytes, last } of chunks(source, chunkBytes)) {
    const machine = createCipheriv('aes-256-gcm', key, nonce(prefix, place, last));
    machine.setAAD(head);
    yield Buffer.concat([machine.update(bytes), machine.final(), machine.getAuthTag()]);
    place += 1;
  }
}

/** Opens what {@link seal} made; a wrong passphrase is told from a damaged file by the first chunk. */
export async function* unseal(
  source: AsyncIterable<Buffer>,
  { passphrase, file }: { passphrase: string; file: string },
): AsyncGenerator<Buffer> {
  const pieces = chunks(source, chunkBytes + tagBytes, headBytes);
  const first = await pieces.next();
  const head = first.done ? Buffer.alloc(0) : first.value.bytes;
  if (head.length < headBytes) throw new AppError('backup.archiveDamaged', { file, detail: 'head' });
  const strength = head[sealMark.length] ?? 0;
  if (strength < 1 || strength > mostStrength) throw new AppError('backup.archiveDamaged', { file, detail: 'head' });
  const key = await stretch(passphrase, head.subarray(sealMark.length + 1, -prefixBytes), strength);
  const prefix = head.subarray(-prefixBytes);
  let place = 0;
  for await (const { bytes, last } of pieces) {
    const machine = createDecipheriv('aes-256-gcm', key, nonce(prefix, place, last));
    machine.setAAD(head);
    try {
      if (bytes.length < tagBytes) throw new RangeError('shorter than its tag');
      machine.setAuthTag(bytes.subarray(-tagBytes));
      yield Buffer.concat([machine.update(bytes.subarray(0, -tagBytes)), machine.final()]);
    } catch {
      if (place === 0) throw new AppError('backup.passphraseWrong', { file });
      throw new AppError('backup.archiveDamaged', { file, detail: `chunk ${place}` });
    }
    place += 1;
  }
  if (place === 0) throw new AppError('backup.archiveDamaged', { file, detail: 'cut off' });
}

function nonce(prefix: Buffer, place: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  prefix.copy(bytes);
  bytes.writeUInt32BE(place, prefixBytes);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/** Cuts a stream into pieces of one size; the last one may be shorter, and is known as the last. `firstSize` is for a head. */
async function* chunks(
  source: AsyncIterable<Buffer>,
  size: number,
  firstSize = size,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  let wanted = firstSize;
  for await (const chunk of source) {
    held.push(chunk);
    length += chunk.length;
    // One byte more than a piece must be there before it is known not to be the last.
    while (length > wanted) {
      const all = Buffer.concat(held);
      yield { bytes: all.subarray(0, wanted), last: false };
      held = [all.subarray(wanted)];
      length -= wanted;
      wanted = size;
    }
  }
  yield { bytes: Buffer.concat(held), last: true };
}
