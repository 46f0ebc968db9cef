import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { receive } from './receive.ts';

async function* pieces(...sizes: number[]) {
  for (const size of sizes) yield Buffer.alloc(size, 'x');
}

describe('receive', () => {
  it('passes on what keeps to the limit, to the byte', async () => {
    expect((await buffer(receive(pieces(4, 0, 6), 10))).length).toBe(10);
  });

  it('stops at the first byte too many and reads no further', async () => {
    let read = 0;
    const endless = async function* () {
      for (;;) {
        read += 1;
        yield Buffer.alloc(4);
      }
    };
    const receiving = buffer(receive(endless(), 10));
    await expect(receiving).rejects.toMatchObject({ code: 'files.tooLarge' });
    expect(read).toBe(3);
  });

  it('refuses nothing, and what breaks off', async () => {
    await expect(buffer(receive(pieces(), 10))).rejects.toMatchObject({ code: 'files.empty' });
    const breaking = async function* () {
      yield Buffer.alloc(1);
      throw new Error('aborted');
    };
    await expect(buffer(receive(breaking(), 10))).rejects.toMatchObject({ code: 'files.interrupted' });
  });

  it('gives up on what does not come', async () => {
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    const waiting = buffer(receive(silent, 10, { idleMs: 5, totalMs: 1_000 }));
    await expect(waiting).rejects.toMatchObject({ code: 'files.tooSlow' });
  });

  it('gives up on what trickles in for too long', async () => {
    const trickle = async function* () {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        yield Buffer.alloc(1);
      }
    };
    const waiting = buffer(receive(trickle(), 1_000_000, { idleMs: 1_000, totalMs: 30 }));
    await expect(waiting).rejects.toMatchObject({ code: 'files.tooSlow' });
  });
});
