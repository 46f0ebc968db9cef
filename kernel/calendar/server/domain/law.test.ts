import { describe, expect, it } from 'vitest';
import { publishedRows } from '../vectors/read-vectors.ts';
import { buildCalendar } from './build-calendar.ts';
import { explainDeadline } from './explain-deadline.ts';
import { addWorkingDays } from './working-days.ts';

/*
 * Cases that a lawyer can check with a printed calendar. Each lists by hand the days that count, month and day,
 * with the weekend days that are worked by notice in brackets.
 */
interface Case {
  rule: string;
  from: string;
  days: number;
  counted: string;
}

const cases: Case[] = [
  {
    rule: '行政许可法 32: materials are corrected by one notice within 5 days; an ordinary week',
    from: '2026-03-02',
    days: 5,
    counted: '03-03 03-04 03-05 03-06 03-09',
  },
  {
    rule: '行政许可法 32: the same over New Year, whose Sunday 4 January is worked',
    from: '2025-12-31',
    days: 5,
    counted: '(01-04) 01-05 01-06 01-07 01-08',
  },
  {
    rule: '行政许可法 44: the licence is delivered within 10 days; over Tomb-Sweeping Day',
    from: '2026-03-30',
    days: 10,
    counted: '03-31 04-01 04-02 04-03 04-07 04-08 04-09 04-10 04-13 04-14',
  },
  {
    rule: '行政许可法 42: a decision within 20 days; across the Spring Festival of 2026',
    from: '2026-02-05',
    days: 20,
    counted:
      '02-06 02-09 02-10 02-11 02-12 02-13 (02-14) 02-24 02-25 02-26 02-27 (02-28) 03-02 03-03 03-04 03-05 03-06 03-09 03-10 03-11',
  },
  {
    rule: '行政许可法 42: extended by 10 days with approval, counted on from the first 20',
    from: '2026-03-11',
    days: 10,
    counted: '03-12 03-13 03-16 03-17 03-18 03-19 03-20 03-23 03-24 03-25',
  },
  {
    rule: '民法典 201: accepted on a Saturday off, Sunday is off as well',
    from: '2026-03-07',
    days: 2,
    counted: '03-09 03-10',
  },
  {
    rule: '民法典 201: accepted on a worked Saturday, that day does not count',
    from: '2026-05-09',
    days: 2,
    counted: '05-11 05-12',
  },
  {
    rule: '民法典 201: accepted in the middle of National Day',
    from: '2026-10-03',
    days: 4,
    counted: '10-08 10-09 (10-10) 10-12',
  },
  {
    rule: 'two worked days of one weekend (28 and 29 January 2023)',
    from: '2023-01-20',
    days: 3,
    counted: '(01-28) (01-29) 01-30',
  },
  {
    rule: 'a leap day that is an ordinary Thursday',
    from: '2024-02-28',
    days: 2,
    counted: '02-29 03-01',
  },
];

const calendar = buildCalendar(publishedRows(), null);

describe('limits in working days', () => {
  it.each(cases)('$rule: from $from, $days days', ({ from, days, counted }) => {
    const listed = counted.split(' ');
    expect(listed, 'the case itself must list as many days as it counts').toHaveLength(days);
    const answer = explainDeadline(calendar, from, days);
    const each = listed.map((_, index) => addWorkingDays(calendar, from, index + 1).slice(5));
    expect(each).toEqual(listed.map((day) => day.replace(/[()]/g, '')));
    expect(answer.dueOn.slice(5)).toBe(each.at(-1));
    const worked = answer.ranges.filter((range) => range.reason === 'working').flatMap((range) => range.makeupDays);
    expect(worked.map((day) => `(${day.date.slice(5)})`)).toEqual(listed.filter((day) => day.startsWith('(')));
    expect(answer.provisional).toBe(false);
  });

  it('extends as it would have counted at once (行政许可法 42: 20 and 10 are 30)', () => {
    for (const from of ['2026-02-05', '2026-09-18', '2020-01-17', '2024-04-30'])
      expect(addWorkingDays(calendar, addWorkingDays(calendar, from, 20), 10)).toBe(addWorkingDays(calendar, from, 30));
  });
});
