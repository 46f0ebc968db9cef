import { describe, expect, it } from 'vitest';
import { workingDayCount } from '../../contract/deadline.ts';
import { calendarYear } from '../../contract/year.ts';
import { publishedRows } from '../vectors/read-vectors.ts';
import { buildCalendar, type CalendarRows } from './build-calendar.ts';
import { buildHistory } from './calendar-history.ts';
import { describePeriod } from './describe-period.ts';
import { describeYear } from './describe-year.ts';
import { kindOf } from './working-days.ts';

const history = buildHistory(publishedRows());
const calendar = history.asOf(null);

describe('a year', () => {
  it('has every day once and totals that add up', () => {
    for (let year = 2020; year <= 2035; year++) {
      const described = calendarYear.parse(describeYear(calendar, year));
      const { workingDays, weekendDays, holidayDays, makeupDays } = described.totals;
      expect(new Set(described.days.map((day) => day.date)).size).toBe(year % 4 === 0 ? 366 : 365);
      expect(workingDays + weekendDays + holidayDays).toBe(described.days.length);
      expect(makeupDays).toBe(described.days.filter((day) => day.kind === 'makeup').length);
      expect(described.published).toBe(year <= 2026);
    }
  });

  it('names holiday and notice of 2026', () => {
    const year = describeYear(calendar, 2026);
    expect(year.totals).toEqual({ workingDays: 248, weekendDays: 84, holidayDays: 33, makeupDays: 6 });
    expect(year.notices).toMatchObject([{ number: '国办发明电〔2025〕7号', knownFrom: '2025-11-04' }]);
    expect(year.days[0]).toEqual({
      date: '2026-01-01',
      kind: 'holiday',
      holidayName: '元旦',
      source: '国办发明电〔2025〕7号',
      provisional: false,
    });
    expect(year.days[4]).toMatchObject({ kind: 'workday', holidayName: null, source: null });
  });

  it('shows 2020 as it stood before and after the amendment', () => {
    expect(describeYear(history.asOf('2020-01-26'), 2020)).toMatchObject({
      asOf: '2020-01-26',
      totals: { workingDays: 251, makeupDays: 7 },
      notices: [{ number: '国办发明电〔2019〕16号' }],
    });
    expect(describeYear(history.asOf('2020-01-27'), 2020)).toMatchObject({
      totals: { workingDays: 249, makeupDays: 6 },
      notices: [{ number: '国办发明电〔2019〕16号' }, { number: '国办发明电〔2020〕1号' }],
    });
  });

  it('does not exist outside the calendar', () => {
    expect(() => describeYear(calendar, 2019)).toThrow('calendar.outOfRange');
    expect(() => describeYear(calendar, 2036)).toThrow('calendar.outOfRange');
  });
});

describe('a period', () => {
  it('leaves out its first day and counts its last', () => {
    expect(workingDayCount.parse(describePeriod(calendar, '2026-09-18', '2026-10-22'))).toMatchObject({
      workingDays: 20,
      calendarDays: 34,
      provisional: false,
      publishedThrough: '2026-12-31',
    });
  });

  it('is provisional as soon as it reaches a year without a notice, and not before', () => {
    expect(describePeriod(calendar, '2026-01-01', '2026-12-31').provisional).toBe(false);
    expect(describePeriod(calendar, '2026-01-01', '2027-01-01')).toMatchObject({ unpublishedYears: [2027] });
    expect(describePeriod(calendar, '2026-12-31', '2028-01-01').unpublishedYears).toEqual([2027, 2028]);
    expect(describePeriod(calendar, '2027-06-01', '2027-06-01')).toMatchObject({ provisional: false, calendarDays: 0 });
  });
});

describe('an amended notice', () => {
  const rows: CalendarRows = {
    notices: [
      { number: 'first', year: 2026, knownFrom: '2025-11-04', title: 't', url: 'https://a.cn' },
      { number: 'second', year: 2026, knownFrom: '2026-03-01', title: 't', url: 'https://a.cn' },
    ],
    days: [
      { day: '2026-05-04', kind: 'workday', holidayName: null, knownFrom: '2026-03-01', notice: 'second' },
      { day: '2026-05-09', kind: 'weekend', holidayName: null, knownFrom: '2026-03-01', notice: 'second' },
      { day: '2026-05-04', kind: 'holiday', holidayName: '劳动节', knownFrom: '2025-11-04', notice: 'first' },
      { day: '2026-05-09', kind: 'makeup', holidayName: '劳动节', knownFrom: '2025-11-04', notice: 'first' },
    ],
  };

  it('can also take a holiday back and free a make-up day', () => {
    expect(kindOf(buildCalendar(rows, '2026-02-28'), '2026-05-04')).toBe('holiday');
    expect(kindOf(buildCalendar(rows, '2026-02-28'), '2026-05-09')).toBe('makeup');
    expect(kindOf(buildCalendar(rows, null), '2026-05-04')).toBe('workday');
    expect(kindOf(buildCalendar(rows, null), '2026-05-09')).toBe('weekend');
  });

  it('wins whatever the order of the rows', () => {
    const turned = { ...rows, days: rows.days.toReversed() };
    expect(buildCalendar(turned, null).kinds).toEqual(buildCalendar(rows, null).kinds);
  });

  it('answers each day of knowledge as a calendar built for it alone', () => {
    const whole = buildHistory(rows);
    for (const known of ['2025-11-03', '2025-11-04', '2026-02-28', '2026-03-01', '2030-01-01', null]) {
      expect(whole.asOf(known).kinds).toEqual(buildCalendar(rows, known).kinds);
      expect(whole.asOf(known).publishedYears).toEqual(buildCalendar(rows, known).publishedYears);
      expect(whole.asOf(known).asOf).toBe(known);
    }
  });
});
