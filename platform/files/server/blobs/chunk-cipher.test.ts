import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkBytes, openChunks, sealChunks, sealedBytes } from './chunk-cipher.ts';

const key = randomBytes(32);
const about = 'zone/content';
const ciphers = ['aes-256-gcm', 'sm4-gcm'] as const;

const seal = (plain: readonly Buffer[], cipher: (typeof ciphers)[number] = 'aes-256-gcm') =>
  buffer(sealChunks(plain, { key, about, cipher }));
const open = (sealed: Buffer, as = { key, about }) => buffer(openChunks([sealed], as));
const sizes = [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, chunkBytes * 2, chunkBytes * 3 + 7];

describe.each(ciphers)('%s in chunks', (cipher) => {
  it.each(sizes)('opens %i bytes as they were, and takes the room that is said', async (size) => {
    const plain = randomBytes(size);
    const sealed = await seal([plain], cipher);
    expect(sealed.length).toBe(sealedBytes(size));
    expect((await open(sealed)).equals(plain)).toBe(true);
  });
});

describe('chunks', () => {
  it('come out the same however the stream was cut', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cuts, cuts, async (written, read) => {
        const pieces = written.map((size) => randomBytes(size));
        const sealed = await seal(pieces);
        const parts: Buffer[] = [];
        let at = 0;
        for (const size of read) {
          parts.push(sealed.subarray(at, at + size));
          at += size;
        }
        parts.push(sealed.subarray(at));
        expect((await buffer(openChunks(parts, { key, about }))).equals(Buffer.concat(pieces))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('open under no other key and for no other content', async () => {
    const sealed = await seal([Buffer.from('text')]);
    await expect(open(sealed, { key: randomBytes(32), about })).rejects.toMatchObject({ code: 'files.damaged' });
    await expect(open(sealed, { key, about: 'zone/other' })).rejects.toMatchObject({ code: 'files.damaged' });
  });

  it('tell of every changed bit, every missing end, and of chunks left out, doubled or exchanged', async () => {
    const sealed = await seal([randomBytes(chunkBytes * 2 + 100)]);
    const size = chunkBytes + 16;
    const [head, one, two, last] = [
      sealed.subarray(0, 5),
      sealed.subarray(5, 5 + size),
      sealed.subarray(5 + size, 5 + 2 * size),
      sealed.subarray(5 + 2 * size),
    ];
    const bent = [
      Buffer.concat([head, two, one, last]),
      Buffer.concat([head, one, last]),
      Buffer.concat([head, one, one, two, last]),
      Buffer.concat([head, one, two]),
      Buffer.concat([head, one]),
      head,
      sealed.subarray(0, 3),
      Buffer.concat([sealed, Buffer.from([0])]),
      Buffer.concat([Buffer.from('YSF2a'), sealed.subarray(5)]),
    ];
    for (const wrong of bent) await expect(open(wrong)).rejects.toMatchObject({ code: 'files.damaged' });
    for (const at of [0, 4, 5, 100, 5 + size, sealed.length - 1]) {
      const flipped = Buffer.from(sealed);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await expect(open(flipped)).rejects.toMatchObject({ code: 'files.damaged' });
    }
  });
});
