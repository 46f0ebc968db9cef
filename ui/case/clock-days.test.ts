import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockDayData, monthsOf, rangesOf, spansOf, weekdayOf, weeksOf } from './clock-days.ts';

const day = (date: string, given: Partial<ClockDayData> = {}): ClockDayData => ({
  ...{ date, kind: 'workday', counted: null, excluded: null, holidayName: null, source: null, provisional: false },
  ...given,
});
/** 17 to 28 September 2026: a start, four working days with one made up, Mid-Autumn, one paused, one more day. */
const days = [
  day('2026-09-17', { excluded: 'startDay' }),
  day('2026-09-18', { counted: 1 }),
  day('2026-09-19', { kind: 'weekend', excluded: 'weekend' }),
  day('2026-09-20', { kind: 'makeup', counted: 2 }),
  day('2026-09-21', { counted: 3 }),
  day('2026-09-22', { counted: 4 }),
  day('2026-09-23', { counted: 5 }),
  day('2026-09-24', { excluded: 'paused' }),
  day('2026-09-25', { kind: 'holiday', excluded: 'holiday', holidayName: '中秋节', source: '国办发明电〔2025〕7号' }),
  day('2026-09-26', { kind: 'holiday', excluded: 'holiday', holidayName: '中秋节', source: '国办发明电〔2025〕7号' }),
  day('2026-09-28', { counted: 6 }),
  day('2026-10-08', { counted: 7 }),
];

describe('the days of a clock', () => {
  it('name their months and the stretches that need a name', () => {
    expect(monthsOf(days)).toEqual([
      { month: '2026-09', at: 0, span: 11 },
      { month: '2026-10', at: 11, span: 1 },
    ]);
    expect(spansOf(days)).toEqual([{ kind: 'holiday', name: '中秋节', at: 8, span: 2 }]);
  });

  it('stand in weeks from Monday, each under its weekday', () => {
    const [first] = weeksOf(days.slice(0, 4));
    expect(first?.map((one) => one?.date ?? null)).toEqual([
      ...[null, null, null],
      ...['2026-09-17', '2026-09-18', '2026-09-19', '2026-09-20'],
    ]);
    expect(weeksOf([])).toEqual([]);
  });

  it('say in ranges why the last day is what it is, cut after today and after the last day', () => {
    const ranges = rangesOf({ days, dueOn: '2026-09-28' }, '2026-09-21');
    expect(ranges.map(({ from, to, kind, counted }) => [from.slice(5), to.slice(5), kind, counted])).toEqual([
      ['09-17', '09-17', 'start', null],
      ['09-18', '09-18', 'counted', [1, 1]],
      ['09-19', '09-19', 'weekend', null],
      ['09-20', '09-21', 'counted', [2, 3]],
      ['09-22', '09-23', 'counted', [4, 5]],
      ['09-24', '09-24', 'paused', null],
      ['09-25', '09-26', 'holiday', null],
      ['09-28', '09-28', 'counted', [6, 6]],
      ['10-08', '10-08', 'over', [7, 7]],
    ]);
    expect(ranges[3]).toMatchObject({ today: true, makeup: '2026-09-20', due: false });
    expect(ranges[6]).toMatchObject({ excluded: 2, holidayName: '中秋节', source: '国办发明电〔2025〕7号' });
    expect(ranges[7]?.due).toBe(true);
  });

  it('are each in exactly one range, whatever the days', () => {
    const some = fc.array(fc.constantFrom(...days), { maxLength: 40 }).map((picked) => {
      return picked.map((one, at) => ({
        ...one,
        date: new Date(86_400_000 * (20_000 + at)).toISOString().slice(0, 10),
      }));
    });
    fc.assert(
      fc.property(some, fc.nat(39), fc.nat(39), (list, due, now) => {
        const ranges = rangesOf({ days: list, dueOn: list[due]?.date ?? '' }, list[now]?.date ?? '');
        const covered = ranges.reduce(
          (sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1,
          0,
        );
        expect(covered).toBe(list.length);
        expect(ranges.filter(({ today }) => today).length).toBe(now < list.length ? 1 : 0);
        const weeks = weeksOf(list);
        expect(weeks.flat().filter((one) => one !== null)).toEqual(list);
        for (const week of weeks)
          for (const [at, one] of week.entries()) if (one !== null) expect(weekdayOf(one.date)).toBe(at + 1);
      }),
    );
  });
});
