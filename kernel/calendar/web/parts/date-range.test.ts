import { describe, expect, it } from 'vitest';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import en from '../../locale/en.json' with { type: 'json' };
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { formatRange } from './date-range.ts';

/** The texts of the module, filled in as the pages fill them in. */
const textIn =
  (locale: Locale) =>
  (key: string, params: Readonly<Record<string, string | number>> = {}) => {
    const dates: Record<string, string> = (locale === 'en' ? en : zh).dates;
    const found = dates[key.replace('dates.', '')] ?? key;
    return found.replace(/{{(\w+)}}/g, (_place, name: string) => String(params[name]));
  };
const words = (locale: Locale, withYear: boolean) => ({ text: textIn(locale), locale, withYear });

describe('dates of a range', () => {
  it.each([
    ['2026-09-20', '2026-09-24', false, '9月20日—24日', '20–24 Sept'],
    ['2026-09-28', '2026-10-01', false, '9月28日—10月1日', '28 Sept – 1 Oct'],
    ['2026-10-11', '2026-10-11', false, '10月11日 周日', 'Sun 11 Oct'],
    ['2027-01-01', '2027-01-01', true, '2027年1月1日 周五', 'Fri 1 Jan 2027'],
    ['2027-01-04', '2027-01-08', true, '2027年1月4日—8日', '4–8 Jan 2027'],
  ])('%s to %s, with year: %s', (from, to, withYear, zh, en) => {
    expect(formatRange(from, to, words('zh-CN', withYear))).toBe(zh);
    expect(formatRange(from, to, words('en', withYear))).toBe(en);
  });
});
