/** Years that a date may have (DMN 1.5, 10.3.2.3.4: as in XML Schema, at most nine digits here). */
export const mostYears = 999_999_999;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Division and remainder that round down, also below zero. */
export function floorDiv(value: number, by: number): number {
  return Math.floor(value / by);
}

/** The remainder of floorDiv: never below zero. */
export function floorMod(value: number, by: number): number {
  const rest = value % by;
  return rest < 0 ? rest + by : rest + 0;
}

/** Whether a year of the proleptic Gregorian calendar has 366 days. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days a month (1–12) of a year has. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Whether year, month and day name a day of the calendar. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  return Math.abs(year) <= mostYears && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar; exact over ±999,999,999 years. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = floorDiv(shifted, 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day that lies so many days after 1970-01-01. */
export function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = floorDiv(shifted, 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export function weekday(days: number): number {
  return floorMod(days + 3, 7) + 1;
}

/** Day of the year from 1. */
export function dayOfYear(year: number, month: number, day: number): number {
  return daysFromCivil(year, month, day) - daysFromCivil(year, 1, 1) + 1;
}

/** Week of the year by ISO 8601: the week of the Thursday. */
export function weekOfYear(year: number, month: number, day: number): number {
  const days = daysFromCivil(year, month, day);
  const thursday = civilFromDays(days + 4 - weekday(days));
  return Math.floor((dayOfYear(thursday.year, thursday.month, thursday.day) - 1) / 7) + 1;
}

/** The date some months later; a day that the month lacks becomes its last. */
export function addMonths(
  date: { year: number; month: number; day: number },
  months: number,
): { year: number; month: number; day: number } {
  const count = date.year * 12 + (date.month - 1) + months;
  const year = floorDiv(count, 12);
  const month = floorMod(count, 12) + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}
