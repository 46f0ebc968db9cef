/** Periods as the figures use them: days, months and spans of months, compared as text. */

/** A month `count` months later (or earlier) than `YYYY-MM`. */
export function addMonths(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** `count` months ending with `last`, oldest first. */
export function monthsEnding(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addMonths(last, index + 1 - count));
}

/** Last days of the `count` months before the month of `today`, oldest first, then `today`. */
export function monthEndsBefore(today: string, count: number): string[] {
  const months = monthsEnding(addMonths(today.slice(0, 7), -1), count);
  return [...months.map(lastDayOf), today];
}

/** Last day of a month, `YYYY-MM-DD`. */
export function lastDayOf(month: string): string {
  const next = addMonths(month, 1);
  return new Date(Date.parse(`${next}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** From January to the month: `2026-01/2026-09`; a January alone stays the month. */
export function yearToMonth(month: string): string {
  const first = `${month.slice(0, 4)}-01`;
  return month === first ? month : `${first}/${month}`;
}

/** The same period of the year before; a month's last day gives the last day of that month. */
export function yearBefore(period: string): string {
  const shifted = period.replace(/\d{4}(?=-\d{2})/g, (year) => String(Number(year) - 1).padStart(4, '0'));
  return period.length === 10 && period === lastDayOf(period.slice(0, 7)) ? lastDayOf(shifted.slice(0, 7)) : shifted;
}

/** The months of a month or span, oldest first. */
export function monthsOf(period: string): string[] {
  const [first = period, last = first] = period.split('/');
  const months = [first];
  while (months.length < 1_200 && (months.at(-1) ?? last) < last) months.push(addMonths(months.at(-1) ?? first, 1));
  return months;
}

/** Percent of its year that has passed at the end of a period, in whole tenths of a percent. */
export function elapsedTenths(period: string, today: string): number {
  const end = period.includes('/') ? period.slice(8) : period;
  const last = end.length === 7 ? lastDayOf(end) : today;
  const start = Date.parse(`${last.slice(0, 4)}-01-01T00:00:00Z`);
  const next = Date.parse(`${Number(last.slice(0, 4)) + 1}-01-01T00:00:00Z`);
  const passed = Date.parse(`${last}T00:00:00Z`) + 86_400_000 - start;
  return Math.round((passed * 1_000) / (next - start));
}

/** The month that must have come by `today`, when each falls due on a day of the month after it. */
export function awaitedMonth(today: string, dueDay: number): string {
  return addMonths(today.slice(0, 7), Number(today.slice(8)) > dueDay ? -1 : -2);
}
