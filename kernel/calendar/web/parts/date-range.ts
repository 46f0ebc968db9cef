import type { Locale } from '#platform/i18n/contract/locale.ts';
import { formatDate, type Text } from '#ui/index.ts';
import { type PlainDate, yearOf } from '../../contract/plain-date.ts';

/** How dates are written: the module's texts, the language, and whether the year is said. */
export interface DateWords {
  text: Text;
  locale: Locale;
  withYear?: boolean;
}

/** A single day with its weekday, several days from first to last; with the year where it is asked for. */
export function formatRange(from: PlainDate, to: PlainDate, { text, locale, withYear = false }: DateWords): string {
  const dates = from === to ? formatDate(from, locale, 'weekday') : severalDays(from, to, { text, locale });
  return withYear ? text('dates.withYear', { dates, year: String(yearOf(from)) }) : dates;
}

function severalDays(from: PlainDate, to: PlainDate, { text, locale }: DateWords): string {
  const whole = (date: PlainDate) => formatDate(date, locale, 'day');
  if (from.slice(0, 7) !== to.slice(0, 7)) return text('dates.overMonths', { from: whole(from), to: whole(to) });
  // Within a month it is said once: Chinese puts it first, English last.
  const day = (date: PlainDate) => text('dates.day', { day: Number(date.slice(8)) });
  const monthFirst = locale === 'zh-CN';
  return text('dates.inMonth', {
    from: monthFirst ? whole(from) : day(from),
    to: monthFirst ? day(to) : whole(to),
  });
}
