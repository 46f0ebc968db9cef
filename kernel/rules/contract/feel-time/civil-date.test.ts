import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, civilFromDays, dayOfYear, daysFromCivil, weekday, weekOfYear } from './civil-date.ts';

/** Days within what Temporal can hold: ±100,000,000 around 1970. */
const days = fc.integer({ min: -99_999_999, max: 99_999_999 });
const epoch = Temporal.PlainDate.from('1970-01-01');

describe('the calendar in plain integers', () => {
  it('is that of Temporal', () => {
    fc.assert(
      fc.property(days, (count) => {
        const expected = epoch.add({ days: count });
        const { year, month, day } = civilFromDays(count);
        expect([year, month, day]).toEqual([expected.year, expected.month, expected.day]);
        expect(daysFromCivil(year, month, day)).toBe(count);
        expect(weekday(count)).toBe(expected.dayOfWeek);
        expect(dayOfYear(year, month, day)).toBe(expected.dayOfYear);
        expect(weekOfYear(year, month, day)).toBe(expected.weekOfYear);
      }),
    );
  });

  it('adds months as Temporal does, a missing day becoming the last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30_000_000, max: 30_000_000 }),
        fc.integer({ min: -5000, max: 5000 }),
        (count, months) => {
          const start = epoch.add({ days: count });
          const expected = start.add({ months });
          const moved = addMonths(start, months);
          expect([moved.year, moved.month, moved.day]).toEqual([expected.year, expected.month, expected.day]);
        },
      ),
    );
  });

  it('goes round trip to the last year that FEEL knows', () => {
    for (const year of [-999_999_999, -400, -1, 0, 1, 1900, 2000, 999_999_999]) {
      for (const [month, day] of [
        [1, 1],
        [2, 28],
        [3, 1],
        [12, 31],
      ] as const) {
        expect(civilFromDays(daysFromCivil(year, month, day))).toEqual({ year, month, day });
      }
    }
  });
});
