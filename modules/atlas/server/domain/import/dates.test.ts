import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPartialDate, isPeriod } from './dates.ts';

describe('dates of the files', () => {
  it.each(['2020', '2020-06', '2020-02-29', '2024-12-31', '1999'])('%s is one', (text) => {
    expect(isPartialDate(text)).toBe(true);
    expect(isPeriod(text)).toBe(true);
  });
  it.each([
    '',
    '20',
    '2020-6',
    '2020-13',
    '2020-00',
    '2021-02-29',
    '2100-02-29',
    '2020-04-31',
    '2020-01-00',
    '3020',
    'soon',
  ])('%j is none', (text) => {
    expect(isPartialDate(text)).toBe(false);
  });
  it('agree with the calendar on every day of 200 years', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => {
          const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
          const date = new Date(`${text}T00:00:00Z`);
          const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
          expect(isPartialDate(text)).toBe(real);
        },
      ),
    );
  });
});

describe('periods of the files', () => {
  it.each(['2020-01/2020-04', '2020/P3Y', '2020-06/..', 'P1Y', '2020-05-14/..', '2007-12/2019-12', '2020/2020'])(
    '%s is one',
    (text) => {
      expect(isPeriod(text)).toBe(true);
    },
  );
  it.each(['2020/', '/2020', '2020/2019', '2020-04/2020-01', '../2020', 'P', 'P3', '2020/2021/2022', '2020..2021'])(
    '%s is none',
    (text) => {
      expect(isPeriod(text)).toBe(false);
    },
  );
});
