import { describe, expect, it } from 'vitest';
import { formatDate, formatMonth, formatTime } from './date.ts';

describe('formatDate', () => {
  it('writes the day as each language does', () => {
    expect(formatDate('2026-10-13', 'zh-CN')).toBe('2026年10月13日');
    expect(formatDate('2026-10-13', 'zh-CN', 'day')).toBe('10月13日');
    expect(formatDate('2026-10-13', 'zh-CN', 'weekday')).toBe('10月13日 周二');
    expect(formatDate('2026-10-13', 'en')).toBe('13 Oct 2026');
    expect(formatDate('2026-10-13', 'en', 'day')).toBe('13 Oct');
    expect(formatDate('2026-10-13', 'en', 'weekday')).toBe('Tue 13 Oct');
  });

  it('does not depend on where the reader is: a date has no zone', () => {
    expect(formatDate('2026-01-01', 'en', 'weekday')).toBe('Thu 1 Jan');
    expect(formatDate('2025-12-31', 'en', 'weekday')).toBe('Wed 31 Dec');
  });

  it.each(['2026-02-31', '2026-10', 'unknown', ''])('leaves %j as it stands', (text) => {
    expect(formatDate(text, 'zh-CN')).toBe(text);
  });
});

describe('formatMonth', () => {
  it('writes month and year', () => {
    expect(formatMonth('2024-12', 'zh-CN')).toBe('2024年12月');
    expect(formatMonth('2024-12', 'en')).toBe('Dec 2024');
  });
  it.each(['2024-13', '2024', '2024-12-01'])('leaves %j as it stands', (text) => {
    expect(formatMonth(text, 'en')).toBe(text);
  });
});

describe('formatTime', () => {
  it('is the time of China whatever the reader’s clock', () => {
    expect(formatTime('2026-10-13T09:42:11Z')).toBe('17:42');
    expect(formatTime('2026-10-13T16:05:00Z')).toBe('00:05');
  });
});
