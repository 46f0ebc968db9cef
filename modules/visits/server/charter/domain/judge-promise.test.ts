import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf, judgePromise, keptRate, lastMonths, type OfficeClock, tallyOf } from './judge-promise.ts';
import { versionOn } from './version-on.ts';

// Weekdays are worked: enough of a calendar for a clock. 2026-11-21 is a Saturday.
const isWorkingDay = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const next = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const clock: OfficeClock = {
  ...{ opens: 9 * 60, closes: 17 * 60, isWorkingDay },
  addWorkingDays(day, count) {
    let [at, left] = [day, count];
    while (left > 0) {
      at = next(at);
      if (isWorkingDay(at)) left -= 1;
    }
    return at;
  },
};
const china = (time: string) => `${time}:00.000+08:00`;
const utc = (time: string) => Temporal.Instant.from(china(time)).toString({ fractionalSecondDigits: 3 });

describe('what a promise allows', () => {
  it.each([
    ['minutes run on a Sunday night', 30, 'minutes', '2026-11-22T23:50', '2026-11-23T00:20'],
    ['office hours within a day', 2, 'officeHours', '2026-11-20T10:00', '2026-11-20T12:00'],
    ['office hours begin when the office opens', 2, 'officeHours', '2026-11-20T06:00', '2026-11-20T11:00'],
    ['office hours go on the next working day', 4, 'officeHours', '2026-11-20T15:00', '2026-11-23T11:00'],
    ['office hours from a Saturday', 8, 'officeHours', '2026-11-21T12:00', '2026-11-23T17:00'],
  ] as const)('%s', (_name, limit, unit, from, due) => {
    expect(dueOf({ limit, unit }, china(from), clock)).toBe(utc(due));
  });

  it('of working days the day of the start is not counted, and the last ends at midnight', () => {
    expect(dueOf({ limit: 1, unit: 'workingDays' }, china('2026-11-20T08:00'), clock)).toBe('2026-11-23T15:59:59.999Z');
    expect(dueOf({ limit: 3, unit: 'workingDays' }, china('2026-11-21T08:00'), clock)).toBe('2026-11-25T15:59:59.999Z');
  });
});

const limit = fc.record({
  limit: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom('minutes' as const, 'officeHours' as const, 'workingDays' as const),
});
const time = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 11, 1) });
const told = (ms: number) => new Date(ms).toISOString();

describe('a judged promise', () => {
  it('is kept up to its limit and broken after it; open ones turn from open to broken and never back', () => {
    fc.assert(
      fc.property(limit, time, fc.integer({ min: 0, max: 90 * 86_400_000 }), (promise, start, later) => {
        const startedAt = told(start);
        const dueAt = dueOf(promise, startedAt, clock);
        expect(Date.parse(dueAt)).toBeGreaterThan(start);
        const at = start + later;
        const past = at > Date.parse(dueAt);
        const judge = (doneAt: string | null, now: number) =>
          judgePromise(promise, { startedAt, doneAt }, { now: told(now), clock }).verdict;
        expect(judge(told(at), at + 1)).toBe(past ? 'broken' : 'kept');
        expect(judge(null, at)).toBe(past ? 'broken' : 'open');
        // What was done stays judged as it is, however late it is asked.
        expect(judge(told(at), at + 10 ** 10)).toBe(judge(told(at), at));
      }),
    );
  });

  it('comes no earlier for a longer limit, nor for a later start', () => {
    fc.assert(
      fc.property(limit, time, fc.nat(10 * 86_400_000), (promise, start, later) => {
        const due = (more: number, from: number) =>
          Date.parse(dueOf({ ...promise, limit: promise.limit + more }, told(from), clock));
        expect(due(1, start)).toBeGreaterThan(due(0, start));
        expect(due(0, start + later)).toBeGreaterThanOrEqual(due(0, start));
      }),
    );
  });
});

describe('rates', () => {
  it('count every row once, and say all only of all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('kept' as const, 'broken' as const, 'open' as const)), (verdicts) => {
        const tally = tallyOf(verdicts);
        expect(tally.kept + tally.broken + tally.open).toBe(verdicts.length);
        const rate = keptRate(tally);
        expect(rate === null).toBe(tally.kept + tally.broken === 0);
        expect(rate === '100.0').toBe(tally.kept > 0 && tally.broken === 0);
      }),
    );
    expect(keptRate({ kept: 2_999, broken: 1 })).toBe('99.9');
  });

  it('cover twelve months and the version of the day', () => {
    expect(lastMonths('2026-02-03').at(0)).toBe('2025-03');
    expect(lastMonths('2026-02-03')).toHaveLength(12);
    const versions = [{ validFrom: '2025-01-01' }, { validFrom: '2026-01-01' }];
    expect(versionOn(versions, '2024-12-31')).toBeUndefined();
    expect(versionOn(versions, '2025-12-31')).toBe(versions[0]);
    expect(versionOn(versions, '2026-01-01')).toBe(versions[1]);
  });
});
