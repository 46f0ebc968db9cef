import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmLights } from '../../contract/alarm.ts';
import { addCounts, compareAlarms, countOf, type Ranked } from './alarm-order.ts';
import { changedSince, pauseAfter, readersOf } from './news.ts';

const ranked: fc.Arbitrary<Ranked> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }),
  light: fc.constantFrom(...alarmLights),
  since: fc.constantFrom('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'),
  workingDays: fc.option(fc.integer({ min: 0, max: 30 })),
});

const alarm = (id: string, light: Ranked['light'], workingDays: number | null, since = '2026-01-01T00:00:00Z') => ({
  ...{ id, light, workingDays, since },
});

describe('the order of alarms', () => {
  it('begins with the longest overdue, then what is due first, then what is silent', () => {
    const given = [
      alarm('hold', 'hold', null),
      alarm('warn 2', 'warn', 2),
      alarm('late 1', 'late', 1),
      alarm('warn 0', 'warn', 0),
      alarm('late none', 'late', null),
      alarm('late 9', 'late', 9),
      alarm('late 9 older', 'late', 9, '2025-01-01T00:00:00Z'),
    ];
    expect(given.sort(compareAlarms).map(({ id }) => id)).toEqual([
      ...['late 9 older', 'late 9', 'late 1', 'late none', 'warn 0', 'warn 2', 'hold'],
    ]);
  });

  it('is one order: whoever is before another is never behind it, whatever stands between', () => {
    fc.assert(
      fc.property(ranked, ranked, ranked, (a, b, c) => {
        expect(Math.sign(compareAlarms(a, b))).toBe(-Math.sign(compareAlarms(b, a)) + 0);
        if (compareAlarms(a, b) <= 0 && compareAlarms(b, c) <= 0) expect(compareAlarms(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('is the same whichever way they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(ranked, { selector: ({ id }) => id, maxLength: 12 }), (alarms) => {
        const sorted = [...alarms].sort(compareAlarms);
        expect([...alarms].reverse().sort(compareAlarms)).toEqual(sorted);
        const lights = sorted.map(({ light }) => alarmLights.indexOf(light));
        expect(lights).toEqual([...lights].sort((one, other) => one - other));
      }),
    );
  });
});

describe('counts of alarms', () => {
  it('are added up over sources, and told for the lights asked for', () => {
    const counts = addCounts([
      { late: 1, warn: 2, hold: 0 },
      { late: 10, warn: 0, hold: 3 },
    ]);
    expect(counts).toEqual({ late: 11, warn: 2, hold: 3 });
    expect(countOf(counts, [])).toBe(16);
    expect(countOf(counts, ['warn', 'hold'])).toBe(5);
  });
});

describe('what has changed', () => {
  it('is looked for only where it is read', () => {
    const readers = [
      { id: 'a', reads: ['x.one'] },
      { id: 'b', reads: ['x.two', 'x.three'] },
    ];
    expect(readersOf(readers, ['x.three', 'y.other']).map(({ id }) => id)).toEqual(['b']);
    expect(readersOf(readers, [])).toEqual([]);
  });

  it('is what has another moment of change than was known', () => {
    const known = new Map([['a', '1']]);
    expect(
      changedSince(
        known,
        new Map([
          ['a', '1'],
          ['b', '1'],
        ]),
      ),
    ).toEqual(['b']);
    expect(
      changedSince(
        known,
        new Map([
          ['a', '2'],
          ['b', '1'],
        ]),
      ),
    ).toEqual(['a']);
    expect(changedSince(known, new Map([['a', '2']]))).toEqual([]);
  });

  it('is looked for each second, and seldom where looking takes long', () => {
    expect([0, 250, 1_000, 4_000, 60_000].map(pauseAfter)).toEqual([1_000, 1_000, 1_000, 4_000, 30_000]);
  });
});
