import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../contract/day.ts';
import { dayNumberOf, plainDateOf, weekdayOf } from '../../contract/plain-date.ts';
import { monthsOf } from './weeks.ts';

function daysOf(year: number): CalendarDay[] {
  const first = dayNumberOf(`${year}-01-01`);
  const length = dayNumberOf(`${year + 1}-01-01`) - first;
  return Array.from({ length }, (_, index) => ({
    date: plainDateOf(first + index),
    kind: 'workday',
    holidayName: null,
    source: null,
    provisional: false,
  }));
}

describe('months', () => {
  it.each([2020, 2021, 2022, 2023, 2024, 2025, 2026])('of %i hold every day once, under its weekday', (year) => {
    const days = daysOf(year);
    const months = monthsOf(days);
    expect(months).toHaveLength(12);
    const placed = months.flatMap((weeks, month) =>
      weeks.flatMap((week) => {
        expect(week).toHaveLength(7);
        return week.flatMap((day, place) => {
          if (day === null) return [];
          expect(weekdayOf(dayNumberOf(day.date))).toBe(place + 1);
          expect(Number(day.date.slice(5, 7))).toBe(month + 1);
          return [day];
        });
      }),
    );
    expect(placed).toEqual(days);
  });

  it('have no empty week', () => {
    const february2027 = monthsOf(daysOf(2027))[1];
    expect(february2027).toHaveLength(4);
    expect(february2027?.flat().includes(null)).toBe(false);
  });
});
