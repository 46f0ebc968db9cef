import { describe, expect, it } from 'vitest';
import { formatRange } from './date-range.ts';

describe('dates of a range', () => {
  it.each([
    ['2026-09-20', '2026-09-24', false, '9月20日—24日', '20–24 Sept'],
    ['2026-09-28', '2026-10-01', false, '9月28日—10月1日', '28 Sept – 1 Oct'],
    ['2026-10-11', '2026-10-11', false, '10月11日 周日', 'Sun 11 Oct'],
    ['2027-01-01', '2027-01-01', true, '2027年1月1日 周五', 'Fri 1 Jan 2027'],
    ['2027-01-04', '2027-01-08', true, '2027年1月4日—8日', '4–8 Jan 2027'],
  ])('%s to %s, with year: %s', (from, to, withYear, zh, en) => {
    expect(formatRange(from, to, 'zh-CN', withYear)).toBe(zh);
    expect(formatRange(from, to, 'en', withYear)).toBe(en);
  });
});
