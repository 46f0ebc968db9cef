import { describe, expect, it } from 'vitest';
import { DraftKeeper, type DraftState, type HeldDraft, type SaveAnswer } from './draft-keeper.ts';

/** A world whose clock is turned by hand and whose server answers what it is told. */
function world(answers: SaveAnswer[]) {
  const seen = { saves: [] as [unknown, number][], held: [] as (HeldDraft | null)[], told: [] as DraftState[] };
  const timers: { at: number; work: () => void }[] = [];
  let now = 0;
  const keeper = new DraftKeeper(
    {
      save: (values, revision) => {
        seen.saves.push([values.a, revision]);
        return Promise.resolve(answers.shift() ?? { is: 'unreachable' });
      },
      hold: (copy) => seen.held.push(copy),
      later: (milliseconds, work) => {
        const timer = { at: now + milliseconds, work };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
      tell: (state) => seen.told.push(state),
    },
    { revision: 3, savedAt: 'before' },
  );
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.work();
    }
    // What a save answers is taken some turns later.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { keeper, seen, pass };
}

const saved = (revision: number): SaveAnswer => ({ is: 'saved', revision, savedAt: `at ${revision}` });

describe('a draft', () => {
  it('is saved a second after the last change, once, and says so', async () => {
    const { keeper, seen, pass } = world([saved(4)]);
    keeper.change({ a: '1' });
    await pass(900);
    keeper.change({ a: '12' });
    await pass(900);
    expect(seen.saves).toEqual([]);
    expect(keeper.unsaved).toBe(true);
    await pass(100);
    expect(seen.saves).toEqual([['12', 3]]);
    expect(seen.told).toEqual([{ is: 'saving' }, { is: 'saved', at: 'at 4' }]);
    expect(seen.held.at(-1)).toBeNull();
    expect(keeper.unsaved).toBe(false);
  });

  it('saves what changed during a save with the revision that it answered', async () => {
    const { keeper, seen, pass } = world([saved(4), saved(5)]);
    keeper.change({ a: '1' });
    keeper.flush();
    keeper.change({ a: '2' });
    await pass(0);
    expect(seen.held.at(-1)).toEqual({ revision: 4, values: { a: '2' } });
    await pass(1_000);
    expect(seen.saves).toEqual([
      ['1', 3],
      ['2', 4],
    ]);
  });

  it('stays on the device and is tried again while nobody answers', async () => {
    const { keeper, seen, pass } = world([{ is: 'unreachable' }, { is: 'unreachable' }, saved(4)]);
    keeper.change({ a: '1' });
    await pass(1_000);
    expect(seen.told.at(-1)).toEqual({ is: 'failed' });
    expect(seen.held.at(-1)).toEqual({ revision: 3, values: { a: '1' } });
    await pass(3_000);
    await pass(3_000);
    expect(seen.saves).toHaveLength(2);
    await pass(3_000);
    expect(seen.told.at(-1)).toEqual({ is: 'saved', at: 'at 4' });
  });

  it('waits in a conflict until somebody says which one counts', async () => {
    const { keeper, seen, pass } = world([{ is: 'conflict' }, saved(9)]);
    keeper.change({ a: 'mine' });
    await pass(1_000);
    expect(seen.told.at(-1)).toEqual({ is: 'conflict', at: 'before' });
    keeper.change({ a: 'mine too' });
    keeper.flush();
    await pass(60_000);
    expect(seen.saves).toHaveLength(1);
    expect(seen.held.at(-1)).toEqual({ revision: 3, values: { a: 'mine too' } });
    keeper.keepOver(8);
    await pass(0);
    expect(seen.saves.at(-1)).toEqual(['mine too', 8]);
    expect(seen.told.at(-1)).toEqual({ is: 'saved', at: 'at 9' });
  });

  it('begins in a conflict where the copy on the device is older than what was saved', async () => {
    const { keeper, seen, pass } = world([saved(4)]);
    keeper.beginInConflict({ a: 'old' });
    await pass(5_000);
    expect(seen.saves).toEqual([]);
    keeper.keepOver(3);
    await pass(0);
    expect(seen.saves).toEqual([['old', 3]]);
  });

  it('says what the server does not take, and keeps nothing once it is closed', async () => {
    const { keeper, seen, pass } = world([{ is: 'refused', message: 'too large' }, saved(4)]);
    keeper.change({ a: '1' });
    await pass(1_000);
    expect(seen.told.at(-1)).toEqual({ is: 'refused', message: 'too large' });
    expect(keeper.unsaved).toBe(true);
    keeper.close();
    keeper.change({ a: '2' });
    await pass(9_000);
    expect(seen.saves).toHaveLength(1);
    expect(seen.held.at(-1)).toBeNull();
  });
});
