import type { Locale } from '#platform/i18n/contract/locale.ts';
import { formatDate } from '#ui/format/date.ts';
import { type PlainDate, yearOf } from '../../contract/plain-date.ts';

/** A single day with its weekday, several days from first to last; with the year where it is asked for. */
export function formatRange(from: PlainDate, to: PlainDate, locale: Locale, withYear = false): string {
  const year = locale === 'zh-CN' && withYear ? `${yearOf(from)}年` : '';
  const yearAfter = locale === 'en' && withYear ? ` ${yearOf(from)}` : '';
  if (from === to) return `${year}${formatDate(from, locale, 'weekday')}${yearAfter}`;
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const day = (date: PlainDate) => Number(date.slice(8));
  if (locale === 'zh-CN') {
    const end = sameMonth ? `${day(to)}日` : formatDate(to, locale, 'day');
    return `${year}${formatDate(from, locale, 'day')}—${end}`;
  }
  const start = sameMonth ? String(day(from)) : `${formatDate(from, locale, 'day')} `;
  return `${start}–${sameMonth ? '' : ' '}${formatDate(to, locale, 'day')}${yearAfter}`;
}
