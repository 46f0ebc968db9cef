import type { Locale } from '#platform/i18n/contract/locale.ts';
import { formatDate, formatMonth } from '../format/date.ts';

/** A period as short as a screen needs it; `asOf` puts a day into words. */
export function shortPeriod(period: string, locale: Locale, asOf: (day: string) => string): string {
  const [start = '', end] = period.split('/');
  if (/^\d{4}-\d{2}-\d{2}$/.test(start) && end === undefined) return asOf(formatDate(start, locale, 'day'));
  if (!isMonth(start)) return period;
  if (end === undefined || end === start) return monthName(start, locale);
  if (!isMonth(end)) return period;
  if (start.slice(0, 4) !== end.slice(0, 4)) return `${formatMonth(start, locale)}—${formatMonth(end, locale)}`;
  const first = locale === 'zh-CN' ? String(Number(start.slice(5))) : monthName(start, locale);
  return locale === 'zh-CN' ? `${first}—${monthName(end, locale)}` : `${first}–${monthName(end, locale)}`;
}

/** The name of a month without its year: `9月`, `Sep`. */
export function monthName(month: string, locale: Locale): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  const options = { month: locale === 'zh-CN' ? 'numeric' : 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale === 'zh-CN' ? 'zh-CN' : 'en-GB', options).format(date);
}

function isMonth(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text);
}
