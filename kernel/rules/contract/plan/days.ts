import { addMonths, civilFromDays, daysFromCivil, isCivilDate } from '../feel-time/civil-date.ts';

/** The same day of another month, or that month's last; NaN for nothing, and past the years that dates have. */
export function monthsLater(day: number, months: number): number {
  if (Number.isNaN(day + months)) return Number.NaN;
  const moved = addMonths(civilFromDays(day), months);
  return isCivilDate(moved.year, moved.month, moved.day)
    ? daysFromCivil(moved.year, moved.month, moved.day)
    : Number.NaN;
}

/** A day so many days later; NaN for nothing, and past the years that dates have. */
export function daysLater(day: number, days: number): number {
  const moved = day + days;
  if (Number.isNaN(moved) || Math.abs(moved) < 10_000_000) return moved;
  return Number.isSafeInteger(moved) && isCivilDate(civilFromDays(moved).year, 1, 1) ? moved : Number.NaN;
}

/** Whole months from one day to another, towards zero. */
export function monthsBetween(from: number, to: number): number {
  if (Number.isNaN(from + to)) return Number.NaN;
  const [a, b] = [civilFromDays(from), civilFromDays(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return months - 1;
  return months < 0 && b.day > a.day ? months + 1 : months;
}

/** Year, month or day of the month of a day. */
export function partOfDay(part: 'year' | 'month' | 'day', day: number): number {
  return Number.isNaN(day) ? Number.NaN : civilFromDays(day)[part];
}
