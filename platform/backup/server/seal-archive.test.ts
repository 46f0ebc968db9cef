import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPassphrase, seal, unseal } from './seal-archive.ts';

const passphrase = 'correct horse battery';
/** Tests need no strength: one try at the usual one takes a third of a second. */
const weak = 4;
const mebibyte = 1024 * 1024;

async function joined(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* pieces(bytes: Buffer, size = 100_003): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const sealed = (plain: Buffer) => joined(seal(pieces(plain), passphrase, weak));
const opened = (bytes: Buffer, words = passphrase) => joined(unseal(pieces(bytes), { passphrase: words, file: 'f' }));

describe('a sealed file', () => {
  it.each([0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 2 * mebibyte])('gives %i bytes back', async (size) => {
    const plain = randomBytes(size);
    const bytes = await sealed(plain);
    expect((await opened(bytes)).equals(plain)).toBe(true);
    if (size > 100) expect(bytes.includes(plain.subarray(0, 32))).toBe(false);
  });

  it('stretches the passphrase so that trying out takes long, unless told otherwise', async () => {
    const bytes = await joined(seal(pieces(Buffer.from('x')), passphrase));
    expect(bytes[8]).toBe(17);
    expect((await opened(bytes)).toString()).toBe('x');
    const forged = Buffer.from(bytes);
    forged.writeUInt8(31, 8);
    await expect(opened(forged)).rejects.toMatchObject({ code: 'backup.archiveDamaged' });
  });

  it('is never twice the same', async () => {
    const plain = Buffer.from('the same');
    expect((await sealed(plain)).equals(await sealed(plain))).toBe(false);
  });

  it('does not open under another passphrase', async () => {
    await expect(opened(await sealed(Buffer.from('x')), 'another passphrase')).rejects.toMatchObject({
      code: 'backup.passphraseWrong',
    });
  });

  it('that was cut off, changed, prolonged or put together anew is found', async () => {
    const bytes = await sealed(randomBytes(2 * mebibyte + 5));
    const head = 8 + 1 + 16 + 7;
    const chunk = mebibyte + 16;
    const changed = Buffer.from(bytes);
    changed.writeUInt8((changed[head + chunk + 7] ?? 0) ^ 1, head + chunk + 7);
    const [first, second] = [bytes.subarray(head, head + chunk), bytes.subarray(head + chunk, head + 2 * chunk)];
    const damaged = [
      bytes.subarray(0, head + 2 * chunk),
      bytes.subarray(0, bytes.length - 1),
      bytes.subarray(0, head),
      bytes.subarray(0, 5),
      Buffer.concat([bytes, Buffer.from('x')]),
      Buffer.concat([bytes.subarray(0, head), second, first, bytes.subarray(head + 2 * chunk)]),
      Buffer.concat([bytes.subarray(0, head + chunk), bytes.subarray(head + 2 * chunk)]),
      changed,
    ];
    for (const one of damaged) {
      const code = await opened(one).then(
        () => 'opened',
        (error: { code: string }) => error.code,
      );
      expect(['backup.archiveDamaged', 'backup.passphraseWrong']).toContain(code);
    }
  });
});

describe('a file with a passphrase', () => {
  it('holds it on its first line, twelve characters at least', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ys-pass-'));
    const file = join(folder, 'passphrase');
    try {
      await expect(readPassphrase(file)).rejects.toMatchObject({ code: 'backup.fileUnreadable' });
      writeFileSync(file, 'too short\nbut more below\n');
      await expect(readPassphrase(file)).rejects.toMatchObject({ code: 'backup.passphraseShort' });
      writeFileSync(file, '十二个汉字也足够长的口令\r\n');
      expect(await readPassphrase(file)).toBe('十二个汉字也足够长的口令');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
