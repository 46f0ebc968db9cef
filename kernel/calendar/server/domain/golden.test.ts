import { describe, expect, it } from 'vitest';
import { amendmentVectors, deadlineVectors, publishedRows } from '../vectors/read-vectors.ts';
import { buildHistory } from './calendar-history.ts';
import { describeYear } from './describe-year.ts';
import { explainDeadline } from './explain-deadline.ts';
import { addWorkingDays, isWorkingDay, kindOf, publishedThrough, workingDaysBetween } from './working-days.ts';

const history = buildHistory(publishedRows());
const calendar = history.asOf(null);

describe('limits counted from the published notices', () => {
  const vectors = deadlineVectors();
  it('has every line of the file', () => expect(vectors).toHaveLength(62));
  it.each(vectors)('$accepted_on + $limit_working_days = $due_on', (line) => {
    const days = Number(line.limit_working_days);
    expect(addWorkingDays(calendar, line.accepted_on, days)).toBe(line.due_on);
    expect(explainDeadline(calendar, line.accepted_on, days).dueOn).toBe(line.due_on);
    expect(workingDaysBetween(calendar, line.accepted_on, line.due_on)).toBe(days);
  });
});

describe('years', () => {
  it.each([
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, workingDays) => {
    expect(describeYear(calendar, year).totals.workingDays).toBe(workingDays);
  });

  it('has the make-up days of 2026 as the notice names them', () => {
    const makeup = describeYear(calendar, 2026).days.filter((day) => day.kind === 'makeup');
    expect(makeup.map((day) => day.date.slice(5))).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']);
  });

  it('is right on the three days that a common package has wrong', () => {
    expect(kindOf(calendar, '2020-01-31')).toBe('holiday');
    expect(kindOf(calendar, '2020-02-01')).toBe('holiday');
    expect(kindOf(calendar, '2023-01-03')).toBe('workday');
  });

  it('gives the last Saturday of 2022 to New Year 2023, whose notice names it', () => {
    const day = describeYear(calendar, 2022).days.at(-1);
    expect(day).toMatchObject({ date: '2022-12-31', kind: 'holiday', holidayName: '元旦', provisional: false });
    expect(describeYear(calendar, 2022).notices.map((notice) => notice.year)).toEqual([2022, 2023]);
  });
});

describe('the New Year holiday of 2020, extended while it ran', () => {
  it.each(amendmentVectors())('$date known from $known_from to $known_to: worked $is_workday', (line) => {
    const worked = line.is_workday === '1';
    expect(isWorkingDay(history.asOf(line.known_from), line.date)).toBe(worked);
    const lastDay = line.known_to === '' ? null : Temporal.PlainDate.from(line.known_to).subtract({ days: 1 });
    expect(isWorkingDay(history.asOf(lastDay?.toString() ?? null), line.date)).toBe(worked);
  });

  it('moves a deadline that was right when it was set', () => {
    const before = explainDeadline(history.asOf('2020-01-20'), '2020-01-17', 10);
    const after = explainDeadline(history.asOf('2020-02-03'), '2020-01-17', 10);
    expect(before.dueOn).toBe('2020-02-05');
    expect(after.dueOn).toBe('2020-02-07');
    expect(before.notices.map((notice) => notice.number)).toEqual(['国办发明电〔2019〕16号']);
    expect(after.notices.map((notice) => notice.number)).toEqual(['国办发明电〔2019〕16号', '国办发明电〔2020〕1号']);
  });

  it('turns on the day of the notice, not the day before', () => {
    expect(addWorkingDays(history.asOf('2020-01-26'), '2020-01-23', 1)).toBe('2020-01-31');
    expect(addWorkingDays(history.asOf('2020-01-27'), '2020-01-23', 1)).toBe('2020-02-03');
  });
});

describe('years without a notice', () => {
  it('says how far the notices reach, on any day of knowledge', () => {
    expect(publishedThrough(calendar)).toBe('2026-12-31');
    expect(publishedThrough(history.asOf('2020-11-24'))).toBe('2020-12-31');
    expect(publishedThrough(history.asOf('2020-11-25'))).toBe('2021-12-31');
    expect(publishedThrough(history.asOf('2019-11-20'))).toBeNull();
  });

  it('answers a due date in 2027 as provisional and names the year', () => {
    const answer = explainDeadline(calendar, '2026-12-25', 10);
    expect(answer).toMatchObject({ dueOn: '2027-01-08', provisional: true, unpublishedYears: [2027] });
    expect(answer.ranges.map((range) => range.provisional)).toEqual([false, false, false, true, true, true]);
  });

  it('answers a due date on the last published day as firm', () => {
    expect(explainDeadline(calendar, '2026-12-30', 1)).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(explainDeadline(calendar, '2026-12-31', 1)).toMatchObject({ dueOn: '2027-01-01', provisional: true });
  });

  it('was provisional for 2021 until its notice came', () => {
    expect(explainDeadline(history.asOf('2020-11-24'), '2020-12-30', 20).unpublishedYears).toEqual([2021]);
    expect(explainDeadline(history.asOf('2020-11-25'), '2020-12-30', 20).unpublishedYears).toEqual([]);
  });

  it('marks every day of the year and finds no holiday in it', () => {
    const year = describeYear(calendar, 2027);
    expect(year).toMatchObject({ published: false, notices: [], totals: { holidayDays: 0, makeupDays: 0 } });
    expect(year.days.every((day) => day.provisional && day.source === null)).toBe(true);
    expect(year.days).toHaveLength(365);
  });
});
