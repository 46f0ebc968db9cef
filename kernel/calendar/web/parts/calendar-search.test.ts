import { describe, expect, it } from 'vitest';
import { readSearch, todayInChina } from './calendar-search.ts';

const today = '2026-03-02';

describe('the address', () => {
  it('without anything shows the year of today and computes nothing', () => {
    expect(readSearch({}, today)).toEqual({ year: 2026, from: undefined, days: undefined, asOf: undefined });
  });

  it('gives year, limit and day of knowledge', () => {
    expect(readSearch({ year: '2021', from: '2020-01-17', days: '10', asOf: '2020-01-20' }, today)).toEqual({
      year: 2021,
      from: '2020-01-17',
      days: 10,
      asOf: '2020-01-20',
    });
  });

  it('shows the year of the limit unless another is asked for', () => {
    expect(readSearch({ from: '2020-01-17' }, today).year).toBe(2020);
    expect(readSearch({ from: '2019-01-17' }, today).year).toBe(2020);
    expect(readSearch({}, '2040-01-01').year).toBe(2035);
  });

  it.each([
    [{ days: '0' }],
    [{ days: '2001' }],
    [{ days: '1.5' }],
    [{ days: '-3' }],
    [{ days: ['1', '2'] }],
    [{ from: '2026-02-30' }],
    [{ from: 'x' }],
    [{ asOf: '' }],
    [{ year: '2019' }],
    [{ year: '2036' }],
    [{ year: 'x' }],
  ])('leaves out what cannot be: %o', (address) => {
    expect(readSearch(address, today)).toEqual(readSearch({}, today));
  });
});

describe('today', () => {
  it('is the day in China', () => {
    expect(todayInChina(new Date('2026-03-01T15:59:59Z'))).toBe('2026-03-01');
    expect(todayInChina(new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02');
  });
});
