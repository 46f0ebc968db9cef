import { describe, expect, it } from 'vitest';
import { periodWords } from './period.ts';

const text = (key: string, params: Record<string, string>) => `${key}(${Object.values(params).join('|')})`;
const words = (period: string, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  periodWords(period, locale, text, (iso) => `<${iso}>`);

describe('periodWords', () => {
  it.each([
    ['2024', '2024年'],
    ['2024-12', '2024年12月'],
    ['2024-06-05', '2024年6月5日'],
    ['2020-01/2020-04', '2020年1—4月'],
    ['2019-11/2020-04', 'period.between(2019年11月|2020年4月)'],
    ['2020-01-05/2020-04-01', 'period.between(2020年1月5日|2020年4月1日)'],
    ['2020/P3Y', 'period.from(2020年|<P3Y>)'],
    ['2020-06/..', 'period.since(2020年6月)'],
    ['P1Y', 'period.each(<P1Y>)'],
  ])('%s', (period, expected) => {
    expect(words(period)).toBe(expected);
  });

  it('is in the reader’s language', () => {
    expect(words('2024', 'en')).toBe('2024');
    expect(words('2020-01/2020-04', 'en')).toBe('Jan–Apr 2020');
  });

  it('leaves what it does not know as it stands', () => {
    expect(words('about 2020')).toBe('about 2020');
  });
});
