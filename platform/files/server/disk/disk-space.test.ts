import { describe, expect, it } from 'vitest';
import { type Room, watchDisk } from './disk-space.ts';
import { openGate, openTurns } from './gate.ts';

const disk = (room: Room, reserve: Parameters<typeof watchDisk>[1]) => {
  const state = { room, clock: 0, looks: 0 };
  const look = async () => {
    state.looks += 1;
    return state.room;
  };
  return { state, watch: watchDisk('/', reserve, { look, clock: () => state.clock }) };
};

describe('the watch over the disk', () => {
  it.each([
    [{ bytes: 100 }, 100, false],
    [{ bytes: 100 }, 99, true],
    [{ percent: 2 }, 20, false],
    [{ percent: 2 }, 19, true],
    [{ bytes: 100, percent: 2 }, 20, false],
    [{ bytes: 10, percent: 2 }, 9, true],
    [{ bytes: 0 }, 0, false],
  ])('with a reserve of %j and %i of 1,000 bytes free says %j', async (reserve, freeBytes, full) => {
    expect(await disk({ freeBytes, totalBytes: 1_000 }, reserve).watch.readOnly()).toBe(full);
  });

  it('counts what is about to be written', async () => {
    const { watch } = disk({ freeBytes: 150, totalBytes: 1_000 }, { bytes: 100 });
    expect([await watch.holds(50), await watch.holds(51)]).toEqual([true, false]);
  });

  it('looks once a second at most and recovers by itself', async () => {
    const { watch, state } = disk({ freeBytes: 1, totalBytes: 1_000 }, { bytes: 100 });
    expect([await watch.readOnly(), await watch.readOnly(), state.looks]).toEqual([true, true, 1]);
    state.room = { freeBytes: 500, totalBytes: 1_000 };
    state.clock = 1_000;
    expect(await watch.readOnly()).toBe(false);
    expect(await watch.room()).toEqual({ freeBytes: 500, totalBytes: 1_000, reserveBytes: 100 });
  });

  it('looks at the real disk', async () => {
    const { freeBytes, totalBytes } = await watchDisk('/', { percent: 2 }).room();
    expect(totalBytes).toBeGreaterThan(freeBytes);
  });
});

describe('a gate', () => {
  it('lets so many in at a time, the rest in turn, and sends a crowd away', async () => {
    const gate = openGate({ abreast: 2, queue: 2 });
    const inside: (() => void)[] = [];
    const order: number[] = [];
    const work = (n: number) =>
      gate.run(async () => {
        order.push(n);
        await new Promise<void>((leave) => inside.push(leave));
      });
    const all = [work(1), work(2), work(3), work(4)];
    await new Promise(setImmediate);
    expect(order).toEqual([1, 2]);
    await expect(work(5)).rejects.toMatchObject({ code: 'http.busy' });
    for (let index = 0; index < 4; index += 1) {
      inside[index]?.();
      await all[index];
      await new Promise(setImmediate);
    }
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('opens again after a failure', async () => {
    const gate = openGate({ abreast: 1, queue: 0 });
    await expect(gate.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await gate.run(async () => 'in')).toBe('in');
  });
});

describe('turns', () => {
  it('are counted for each person alone and given back', async () => {
    const turns = openTurns({ each: 1 });
    let leave = () => {};
    const first = turns.run('a', () => new Promise<void>((resolve) => (leave = resolve)));
    await expect(turns.run('a', async () => 'in')).rejects.toMatchObject({ code: 'http.busy' });
    expect(await turns.run('b', async () => 'in')).toBe('in');
    leave();
    await first;
    await expect(turns.run('a', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await turns.run('a', async () => 'in')).toBe('in');
  });
});
