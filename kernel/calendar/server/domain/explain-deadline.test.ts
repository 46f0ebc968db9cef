import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeadlineRange, deadline } from '../../contract/deadline.ts';
import { dayNumberOf, plainDateOf } from '../../contract/plain-date.ts';
import { publishedRows } from '../vectors/read-vectors.ts';
import { buildCalendar } from './build-calendar.ts';
import { buildHistory } from './calendar-history.ts';
import { explainDeadline } from './explain-deadline.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

const history = buildHistory(publishedRows());
const calendar = history.asOf(null);

/** A range in one line: dates, reason, counted numbers, holiday, make-up days. */
function line(range: DeadlineRange): string {
  const dates = range.from === range.to ? range.from : `${range.from}..${range.to}`;
  const counted = range.counted ? ` ${range.counted.first}-${range.counted.last}` : '';
  const makeup = range.makeupDays.map((day) => ` 班${day.date}`).join('');
  return `${dates} ${range.reason}${counted}${range.holidayName ? ` ${range.holidayName}` : ''}${makeup}`;
}

describe('explanation', () => {
  it('tells the autumn of 2026 as a person would', () => {
    const answer = explainDeadline(calendar, '2026-09-18', 20);
    expect(answer.dueOn).toBe('2026-10-22');
    expect(answer.calendarDays).toBe(34);
    expect(answer.ranges.map(line)).toEqual([
      '2026-09-18 startDay',
      '2026-09-19 weekend',
      '2026-09-20..2026-09-24 working 1-5 班2026-09-20',
      '2026-09-25..2026-09-27 holiday 中秋节',
      '2026-09-28..2026-09-30 working 6-8',
      '2026-10-01..2026-10-07 holiday 国庆节',
      '2026-10-08..2026-10-10 working 9-11 班2026-10-10',
      '2026-10-11 weekend',
      '2026-10-12..2026-10-16 working 12-16',
      '2026-10-17..2026-10-18 weekend',
      '2026-10-19..2026-10-22 working 17-20',
    ]);
    expect(answer.notices.map((notice) => notice.number)).toEqual(['国办发明电〔2025〕7号']);
  });

  it('names each notice of an extended holiday', () => {
    const holidays = explainDeadline(calendar, '2020-01-23', 1).ranges.filter((range) => range.reason === 'holiday');
    expect(holidays.map((range) => [range.from, range.to, range.source])).toEqual([
      ['2020-01-24', '2020-01-30', '国办发明电〔2019〕16号'],
      ['2020-01-31', '2020-02-02', '国办发明电〔2020〕1号'],
    ]);
  });

  it('never counts the start day, whatever it is', () => {
    const [holiday, makeup] = ['2026-10-03', '2026-10-10'].map((from) => explainDeadline(calendar, from, 1));
    expect(holiday?.ranges[0]).toMatchObject({ reason: 'startDay', counted: null, holidayName: '国庆节' });
    expect(makeup?.ranges[0]).toMatchObject({
      reason: 'startDay',
      counted: null,
      makeupDays: [{ date: '2026-10-10' }],
    });
    expect(makeup?.dueOn).toBe('2026-10-12');
  });

  it('splits at the turn to a year without a notice', () => {
    expect(explainDeadline(calendar, '2026-12-28', 5).ranges.map((range) => [line(range), range.provisional])).toEqual([
      ['2026-12-28 startDay', false],
      ['2026-12-29..2026-12-31 working 1-3', false],
      ['2027-01-01 working 4-4', true],
      ['2027-01-02..2027-01-03 weekend', true],
      ['2027-01-04 working 5-5', true],
    ]);
  });

  it('rests only on the notices of the days after the start day', () => {
    const answer = explainDeadline(calendar, '2025-12-31', 1);
    expect(answer.dueOn).toBe('2026-01-04');
    expect(answer.notices.map((notice) => notice.year)).toEqual([2026]);
  });

  it('keeps two holidays apart that one notice lays side by side', () => {
    const number = 'first';
    const holiday = { kind: 'holiday', knownFrom: '2025-11-04', notice: number } as const;
    const rows = {
      notices: [{ number, year: 2026, knownFrom: '2025-11-04', title: 't', url: 'https://a.cn' }],
      days: [
        { ...holiday, day: '2026-09-30', holidayName: '中秋节' },
        { ...holiday, day: '2026-10-01', holidayName: '国庆节' },
      ],
    };
    const answer = explainDeadline(buildCalendar(rows, null), '2026-09-29', 1);
    expect(answer.ranges.map(line)).toEqual([
      '2026-09-29 startDay',
      '2026-09-30 holiday 中秋节',
      '2026-10-01 holiday 国庆节',
      '2026-10-02 working 1-1',
    ]);
  });

  it('lays its ranges end to end and counts exactly the days of the limit', () => {
    const date = fc.integer({ min: dayNumberOf('2020-01-01'), max: dayNumberOf('2028-12-31') }).map(plainDateOf);
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 300 }), fc.option(date), (from, days, known) => {
        const then = history.asOf(known);
        const answer = deadline.parse(explainDeadline(then, from, days));
        expect(answer.dueOn).toBe(addWorkingDays(then, from, days));
        expect(answer.ranges[0]).toMatchObject({ from, to: from, reason: 'startDay' });
        expect(answer.ranges.at(-1)).toMatchObject({ to: answer.dueOn, reason: 'working' });
        let counted = 0;
        let next = dayNumberOf(from);
        for (const range of answer.ranges) {
          expect(dayNumberOf(range.from)).toBe(next);
          next = dayNumberOf(range.to) + 1;
          const length = next - dayNumberOf(range.from);
          expect(length).toBeGreaterThan(0);
          if (range.reason === 'working') {
            expect(range.counted).toEqual({ first: counted + 1, last: counted + length });
            counted += length;
          } else expect(range.counted).toBeNull();
          if (range.reason !== 'startDay')
            for (let day = dayNumberOf(range.from); day < next; day++)
              expect(isWorkingDay(then, plainDateOf(day))).toBe(range.reason === 'working');
        }
        expect(counted).toBe(days);
        expect(answer.provisional).toBe(answer.ranges.some((range, index) => index > 0 && range.provisional));
      }),
      { numRuns: 60 },
    );
  });
});
