import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveName, archiveTime, chooseSuperseded, lastDue, nextDue, stateOf, wantsRun } from './domain.ts';

const instant = (text: string) => Temporal.Instant.from(text);
const keep = { daily: 7, weekly: 4, monthly: 12 };

/** Names of nightly archives, newest first. */
function nights(count: number, last = '2026-11-21'): string[] {
  const day = Temporal.PlainDate.from(last);
  return Array.from({ length: count }, (_none, back) => {
    const date = day.subtract({ days: back }).toString().replaceAll('-', '');
    return `yuanshu-${date}-023000.tar`;
  });
}

describe('names of archives', () => {
  it('tell the time in China and whether they are encrypted', () => {
    expect(archiveName(instant('2026-11-20T18:30:00.7Z'), false)).toBe('yuanshu-20261121-023000.tar');
    expect(archiveName(instant('2026-11-20T15:59:59Z'), true)).toBe('yuanshu-20261120-235959.tar.enc');
  });

  it('are read again, and nothing else is taken for one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.boolean(), (seconds, encrypted) => {
        const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        const local = at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
        expect(archiveTime(archiveName(at, encrypted))?.equals(local)).toBe(true);
      }),
    );
    for (const name of ['yuanshu-20261321-023000.tar', 'yuanshu-20261121-023000.tar.part', 'photo.jpg', '../x.tar']) {
      expect(archiveTime(name)).toBeUndefined();
    }
  });
});

describe('what is kept', () => {
  it('of a year of nights is seven days, four weeks and twelve months, the newest of each', () => {
    const all = nights(400);
    const gone = new Set(chooseSuperseded(all, keep));
    const kept = all.filter((name) => !gone.has(name)).map((name) => name.slice(8, 16));
    expect(kept.slice(0, 7)).toEqual(nights(7).map((name) => name.slice(8, 16)));
    // Sundays close the weeks before; the last day closes each month before.
    expect(kept).toEqual(expect.arrayContaining(['20261108', '20261101', '20261031', '20260930', '20260228']));
    expect(kept).toHaveLength(7 + 2 + 11);
  });

  it('never loses the newest, nor anything that is no archive, whatever the rule', () => {
    const name = fc.integer({ min: 0, max: 900 }).map((back) => nights(back + 1).at(-1) ?? '');
    const rule = fc.record({ daily: fc.nat(9), weekly: fc.nat(9), monthly: fc.nat(9) });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), rule, (names, given) => {
        const gone = chooseSuperseded([...names, 'letter.txt', `${names[0]}.part`], given);
        expect(gone).not.toContain([...names].sort().at(-1));
        expect(names).toEqual(expect.arrayContaining(gone));
        const most = Math.max(1, given.daily + given.weekly + given.monthly);
        expect(names.length - gone.length).toBeLessThanOrEqual(most);
        expect(
          chooseSuperseded(
            names.filter((one) => !gone.includes(one)),
            given,
          ),
        ).toEqual([]);
      }),
    );
  });

  it('counts several of one day as one', () => {
    const names = ['yuanshu-20261121-023000.tar', 'yuanshu-20261121-101500.tar'];
    expect(chooseSuperseded(names, keep)).toEqual(['yuanshu-20261121-023000.tar']);
  });
});

describe('the timetable', () => {
  it.each([
    ['2026-11-20T18:30:00Z', '2026-11-20T18:30:00Z'],
    ['2026-11-20T18:29:59Z', '2026-11-19T18:30:00Z'],
    ['2026-11-21T10:00:00Z', '2026-11-20T18:30:00Z'],
  ])('at %s is due since %s for half past two in China', (now, due) => {
    expect(lastDue(instant(now), '02:30').toString()).toBe(due);
    expect(nextDue(instant(now), '02:30').since(instant(due)).total('hours')).toBe(24);
  });

  it('wants a run once, and after a failure again in half an hour', () => {
    const now = instant('2026-11-21T00:00:00Z');
    expect(wantsRun(now, { succeeded: false, failedAt: null })).toBe(true);
    expect(wantsRun(now, { succeeded: true, failedAt: '2026-11-20T20:00:00Z' })).toBe(false);
    expect(wantsRun(now, { succeeded: false, failedAt: '2026-11-20T23:30:01Z' })).toBe(false);
    expect(wantsRun(now, { succeeded: false, failedAt: '2026-11-20T23:30:00Z' })).toBe(true);
  });
});

describe('the state', () => {
  const now = instant('2026-11-21T00:00:00Z');
  it.each([
    [{ configured: false, lastGoodAt: null, lastFailed: false }, 'off'],
    [{ configured: false, lastGoodAt: '2026-11-20T23:00:00Z', lastFailed: false }, 'off'],
    [{ configured: true, lastGoodAt: null, lastFailed: false }, 'never'],
    [{ configured: true, lastGoodAt: null, lastFailed: true }, 'failing'],
    [{ configured: true, lastGoodAt: '2026-11-20T23:00:00Z', lastFailed: true }, 'failing'],
    [{ configured: true, lastGoodAt: '2026-11-19T21:59:59Z', lastFailed: false }, 'late'],
    [{ configured: true, lastGoodAt: '2026-11-19T22:00:00Z', lastFailed: false }, 'good'],
  ])('of %j is %s', (facts, state) => {
    expect(stateOf(now, facts)).toBe(state);
  });
});
