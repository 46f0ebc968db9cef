/** Dates and intervals as the files write them: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; `a/b`, `a/..`, `a/P3Y`, `P1Y`. */

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const durationPattern = /^P[1-9]\d{0,2}[YMD]$/;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a year, a month or a day that the calendar has. */
export function isPartialDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), match[2], match[3]];
  if (year < 1900 || year > 2100) return false;
  if (month === undefined) return true;
  const days = monthDays[Number(month) - 1];
  if (days === undefined) return false;
  const most = Number(month) === 2 && isLeap(year) ? 29 : days;
  return day === undefined || (Number(day) >= 1 && Number(day) <= most);
}

/** True for a date, an interval between two, one with an open end or a length, or a recurring length. */
export function isPeriod(text: string): boolean {
  if (isPartialDate(text) || durationPattern.test(text)) return true;
  const parts = text.split('/');
  const [from = '', to = ''] = parts;
  if (parts.length !== 2 || !isPartialDate(from)) return false;
  if (to === '..' || durationPattern.test(to)) return true;
  return (
    isPartialDate(to) &&
    from.slice(0, Math.min(from.length, to.length)) <= to.slice(0, Math.min(from.length, to.length))
  );
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
