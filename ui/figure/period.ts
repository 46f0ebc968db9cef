import type { Locale } from '#platform/i18n/contract/locale.ts';
import { formatDate, formatMonth } from '../format/date.ts';
import { shortPeriod } from '../screen/short-period.ts';

/** Texts of the four ways in which a period is not a plain date; `start`, `end` and `span` are filled in. */
export type PeriodTexts = (
  key: 'period.between' | 'period.from' | 'period.since' | 'period.each',
  params: Record<string, string>,
) => string;

/** A period in words: a year, month or day, `a/b`, `a/P3Y` (three years from a), `a/..` (open), `P1Y` (each year). */
export function periodWords(period: string, locale: Locale, text: PeriodTexts, span: (iso: string) => string): string {
  const [start = '', end] = period.split('/');
  if (end === undefined)
    return start.startsWith('P') ? text('period.each', { span: span(start) }) : point(start, locale);
  if (end === '..') return text('period.since', { start: point(start, locale) });
  if (end.startsWith('P')) return text('period.from', { start: point(start, locale), span: span(end) });
  return (
    withinYear(start, end, locale) ?? text('period.between', { start: point(start, locale), end: point(end, locale) })
  );
}

/** Months of one year say it once: 2026年1—10月. */
function withinYear(start: string, end: string, locale: Locale): string | undefined {
  const months = [start, end].every((each) => /^\d{4}-\d{2}$/.test(each));
  if (!months || start === end || start.slice(0, 4) !== end.slice(0, 4)) return undefined;
  const short = shortPeriod(`${start}/${end}`, locale, (day) => day);
  return locale === 'zh-CN' ? `${year(start.slice(0, 4), locale)}${short}` : `${short} ${start.slice(0, 4)}`;
}

function point(iso: string, locale: Locale): string {
  if (iso.length === 7) return formatMonth(iso, locale);
  return iso.length === 10 ? formatDate(iso, locale) : year(iso, locale);
}

function year(iso: string, locale: Locale): string {
  if (!/^\d{4}$/.test(iso)) return iso;
  return new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${iso}-01-01T00:00:00Z`),
  );
}
