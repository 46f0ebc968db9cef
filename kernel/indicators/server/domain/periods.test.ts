import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedPeriods, everyPeriod } from './asked-periods.ts';
import {
  addMonths,
  awaitedMonth,
  elapsedTenths,
  lastDayOf,
  monthEndsBefore,
  monthsEnding,
  monthsOf,
  yearBefore,
  yearToMonth,
} from './periods.ts';

const month = fc
  .tuple(fc.integer({ min: 1950, max: 2090 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

describe('months', () => {
  it('come and go by any count', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -500, max: 500 }), (from, count) => {
        expect(addMonths(addMonths(from, count), -count)).toBe(from);
        expect(addMonths(from, count) > from).toBe(count > 0);
      }),
    );
  });

  it('stand in a row that ends with the last', () => {
    expect(monthsEnding('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthEndsBefore('2026-03-10', 2)).toEqual(['2026-01-31', '2026-02-28', '2026-03-10']);
  });

  it('end on their last day', () => {
    expect([lastDayOf('2024-02'), lastDayOf('2026-02'), lastDayOf('2026-12')]).toEqual([
      '2024-02-29',
      '2026-02-28',
      '2026-12-31',
    ]);
  });

  it('make up the year so far', () => {
    fc.assert(
      fc.property(month, (last) => {
        const months = monthsOf(yearToMonth(last));
        expect(months).toHaveLength(Number(last.slice(5)));
        expect(months.at(-1)).toBe(last);
        expect(months.every((one) => one.slice(0, 4) === last.slice(0, 4))).toBe(true);
      }),
    );
  });
});

describe('the year before', () => {
  it.each([
    ['2026-09', '2025-09'],
    ['2026-01/2026-09', '2025-01/2025-09'],
    ['2026-11-21', '2025-11-21'],
    ['2024-02-29', '2023-02-28'],
    ['2025-02-28', '2024-02-29'],
    ['2026-12-31', '2025-12-31'],
  ])('of %s is %s', (period, before) => {
    expect(yearBefore(period)).toBe(before);
  });
});

describe('how much of a year has passed', () => {
  it.each([
    ['2026-01/2026-12', '2027-01-05', 1000],
    ['2026-01', '2026-05-01', 85],
    ['2026-12-31', '2026-12-31', 1000],
    ['2026-01-01', '2026-01-01', 3],
  ])('%s on %s: %i tenths of a percent', (period, today, tenths) => {
    expect(elapsedTenths(period, today)).toBe(tenths);
  });
});

describe('the month that must have come', () => {
  it.each([
    ['2026-11-15', 15, '2026-09'],
    ['2026-11-16', 15, '2026-10'],
    ['2026-01-20', 15, '2025-12'],
  ])('on %s with due day %i is %s', (today, day, awaited) => {
    expect(awaitedMonth(today, day)).toBe(awaited);
  });
});

describe('the periods of a figure', () => {
  it('of a flow are the year so far, the same of the year before, and 24 months', () => {
    const periods = askedPeriods({ kind: 'flow' }, '2026-09');
    expect(periods).toMatchObject({ main: '2026-01/2026-09', yearBefore: '2025-01/2025-09' });
    expect([periods.series[0], periods.series.at(-1), periods.series.length]).toEqual(['2024-10', '2026-09', 24]);
  });

  it('of a stock are today and month ends, none twice', () => {
    const every = everyPeriod(askedPeriods({ kind: 'stock' }, '2026-11-30'));
    expect(new Set(every).size).toBe(every.length);
    expect(every).toContain('2025-11-30');
    expect(every.length).toBeLessThanOrEqual(64);
  });
});
