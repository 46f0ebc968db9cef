import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, plainDateOf } from '../../contract/plain-date.ts';
import { publishedRows } from '../vectors/read-vectors.ts';
import { buildHistory } from './calendar-history.ts';
import { addWorkingDays, isWorkingDay, kindOf, workingDaysBetween } from './working-days.ts';

const history = buildHistory(publishedRows());
const date = fc
  .integer({ min: dayNumberOf('2020-01-01'), max: dayNumberOf('2029-12-31') })
  .map((day) => plainDateOf(day));
const days = fc.integer({ min: 1, max: 600 });
const asOf = fc.option(
  fc.integer({ min: dayNumberOf('2019-11-01'), max: dayNumberOf('2026-06-01') }).map((day) => plainDateOf(day)),
);

describe('arithmetic', () => {
  it('agrees with walking from day to day', () => {
    fc.assert(
      fc.property(date, days, asOf, (from, count, known) => {
        const calendar = history.asOf(known);
        let day = dayNumberOf(from);
        for (let left = count; left > 0; ) if (isWorkingDay(calendar, plainDateOf(++day))) left--;
        expect(addWorkingDays(calendar, from, count)).toBe(plainDateOf(day));
      }),
    );
  });

  it('counts back what it added', () => {
    fc.assert(
      fc.property(date, days, asOf, (from, count, known) => {
        const calendar = history.asOf(known);
        expect(workingDaysBetween(calendar, from, addWorkingDays(calendar, from, count))).toBe(count);
      }),
    );
  });

  it('ends on a working day, later for a longer limit and never earlier for a later start', () => {
    fc.assert(
      fc.property(date, date, days, asOf, (one, other, count, known) => {
        const calendar = history.asOf(known);
        const [first, second] = one <= other ? [one, other] : [other, one];
        const due = addWorkingDays(calendar, first, count);
        expect(isWorkingDay(calendar, due)).toBe(true);
        expect(addWorkingDays(calendar, first, count + 1) > due).toBe(true);
        expect(addWorkingDays(calendar, second, count) >= due).toBe(true);
      }),
    );
  });

  it('adds in parts what it adds at once', () => {
    fc.assert(
      fc.property(date, days, days, asOf, (from, a, b, known) => {
        const calendar = history.asOf(known);
        const inParts = addWorkingDays(calendar, addWorkingDays(calendar, from, a), b);
        expect(inParts).toBe(addWorkingDays(calendar, from, a + b));
      }),
    );
  });

  it('counts a period in parts as at once', () => {
    fc.assert(
      fc.property(fc.tuple(date, date, date), asOf, (dates, known) => {
        const calendar = history.asOf(known);
        const [a, b, c] = dates.toSorted() as [string, string, string];
        const inParts = workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c);
        expect(inParts).toBe(workingDaysBetween(calendar, a, c));
      }),
    );
  });
});

describe('edges', () => {
  const calendar = history.asOf(null);

  it('counts no day of an empty period and refuses a reversed one', () => {
    expect(workingDaysBetween(calendar, '2026-03-02', '2026-03-02')).toBe(0);
    expect(() => workingDaysBetween(calendar, '2026-03-02', '2026-03-01')).toThrow('calendar.endBeforeStart');
  });

  it('covers its first and last day and nothing beyond', () => {
    expect(kindOf(calendar, '2020-01-01')).toBe('holiday');
    expect(kindOf(calendar, '2035-12-31')).toBe('workday');
    expect(addWorkingDays(calendar, '2035-12-28', 1)).toBe('2035-12-31');
    expect(() => addWorkingDays(calendar, '2035-12-28', 2)).toThrow('calendar.outOfRange');
    expect(() => addWorkingDays(calendar, '2035-12-31', 1)).toThrow('calendar.outOfRange');
    expect(() => kindOf(calendar, '2019-12-31')).toThrow('calendar.outOfRange');
    expect(() => kindOf(calendar, '2036-01-01')).toThrow('calendar.outOfRange');
  });

  it('refuses what is no number of working days', () => {
    for (const wrong of [0, -1, 1.5, Number.NaN])
      expect(() => addWorkingDays(calendar, '2026-03-02', wrong), String(wrong)).toThrow(RangeError);
  });

  it('has no working day at all before any notice but the ordinary week', () => {
    const unknown = history.asOf('2019-01-01');
    expect(kindOf(unknown, '2020-01-01')).toBe('workday');
    expect(kindOf(unknown, '2020-01-19')).toBe('weekend');
  });
});

describe('time zones', () => {
  const program = `
    const { publishedRows } = await import('./kernel/calendar/server/vectors/read-vectors.ts');
    const { buildCalendar } = await import('./kernel/calendar/server/domain/build-calendar.ts');
    const { addWorkingDays } = await import('./kernel/calendar/server/domain/working-days.ts');
    const calendar = buildCalendar(publishedRows(), null);
    console.log([new Date(2026, 0, 1).getTimezoneOffset(), calendar.kinds.join(''), addWorkingDays(calendar, '2026-09-18', 20)].join('|'));`;
  const runIn = (zone: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: new URL('../../../../', import.meta.url),
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    })
      .trim()
      .split('|');

  it('gives the same days whatever the zone of the process', () => {
    const [home, west, east] = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map(runIn);
    expect([home?.[0], west?.[0], east?.[0]]).toEqual(['-480', '300', '-840']);
    expect(west?.slice(1)).toEqual(home?.slice(1));
    expect(east?.slice(1)).toEqual(home?.slice(1));
    expect(home?.[2]).toBe('2026-10-22');
  });
});
