import type { Locale } from '#platform/i18n/contract/locale.ts';

/** `year` 13 Oct 2026, `day` 13 Oct, `weekday` Tue 13 Oct; in Chinese the usual forms. Tables show the ISO text itself. */
export type DateStyle = 'year' | 'day' | 'weekday';

/** A date `YYYY-MM-DD` in words; text that is no date is returned as it stands. */
export function formatDate(iso: string, locale: Locale, style: DateStyle = 'year'): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) return iso;
  const monthAndDay = inWords(date, locale, { month: true, day: true, year: style === 'year' });
  if (style !== 'weekday') return monthAndDay;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(date);
  return locale === 'zh-CN' ? `${monthAndDay} ${weekday}` : `${weekday} ${monthAndDay}`;
}

/** A month `YYYY-MM` in words; text that is no month is returned as it stands. */
export function formatMonth(iso: string, locale: Locale): string {
  const date = new Date(`${iso}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 7) !== iso) return iso;
  return inWords(date, locale, { year: true, month: true });
}

/** Hour and minute of an instant in the time of China, `17:42`. */
export function formatTime(instant: string): string {
  const time = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', time).format(new Date(instant));
}

/** English as the British write it (13 Oct 2026); en-US would put the month first and a comma after the day. */
function inWords(date: Date, locale: Locale, parts: { year?: boolean; month: true; day?: boolean }): string {
  const options: Intl.DateTimeFormatOptions = { month: locale === 'zh-CN' ? 'long' : 'short', timeZone: 'UTC' };
  if (parts.year) options.year = 'numeric';
  if (parts.day) options.day = 'numeric';
  return new Intl.DateTimeFormat(locale === 'zh-CN' ? 'zh-CN' : 'en-GB', options).format(date);
}
