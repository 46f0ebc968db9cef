import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, plainDate, plainDateOf, weekdayOf, yearOf } from './plain-date.ts';

describe('plain dates', () => {
  it('takes only days that exist', () => {
    expect(plainDate.safeParse('2024-02-29').success).toBe(true);
    for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', '二〇二六', '0000-01-01'])
      expect(plainDate.safeParse(wrong).success, wrong).toBe(false);
  });

  it('counts days from 1970-01-01', () => {
    expect(dayNumberOf('1970-01-01')).toBe(0);
    expect(dayNumberOf('1969-12-31')).toBe(-1);
    expect(dayNumberOf('2000-03-01')).toBe(11_017);
    expect(plainDateOf(11_016)).toBe('2000-02-29');
  });

  it('refuses the number of a day that does not exist', () => {
    for (const wrong of ['2026-02-30', '2025-02-29', '2026-00-10', 'never'])
      expect(() => dayNumberOf(wrong), wrong).toThrow(RangeError);
  });

  it('knows weekdays before and after 1970', () => {
    expect(weekdayOf(dayNumberOf('1970-01-01'))).toBe(4);
    expect(weekdayOf(dayNumberOf('1969-12-28'))).toBe(7);
    expect(weekdayOf(dayNumberOf('2026-10-15'))).toBe(4);
    expect(weekdayOf(dayNumberOf('2020-02-02'))).toBe(7);
  });

  it('goes to a number and back, and agrees with Temporal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), (day) => {
        const date = plainDateOf(day);
        const oracle = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(date).toBe(oracle.toString());
        expect(dayNumberOf(date)).toBe(day);
        expect(weekdayOf(day)).toBe(oracle.dayOfWeek);
        expect(yearOf(date)).toBe(oracle.year);
      }),
    );
  });
});
