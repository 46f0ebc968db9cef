import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRandom } from '#kernel/parties/server/index.ts';
import { type InventedReport, inventReports } from './invent-reports.ts';

const districts = ['甲', '乙', '丙', '丁', '戊'];
const invent = (seed: string, today = '2026-11-21') =>
  inventReports(openRandom(seed), { districts, today, firstYear: 2024, scale: 100 });
const keyOf = ({ metric, status, period, part }: InventedReport) => `${metric} ${status} ${period} ${part}`;

describe('invented reports', () => {
  it('are the same for the same seed, one for each metric, month and district', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const reports = invent(seed);
        expect(invent(seed)).toEqual(reports);
        expect(new Set(reports.map(keyOf)).size).toBe(reports.length);
        for (const { value } of reports) expect(value).toMatch(/^[1-9]\d{4,}$/);
      }),
      { numRuns: 20 },
    );
  });

  it('reach to the month before, but for the one source that is behind', () => {
    const latest = (metric: string) =>
      invent('a')
        .filter((one) => one.metric === metric && one.status === 'actual')
        .reduce((last, { period }) => (period > last ? period : last), '');
    expect(latest('economy.tax')).toBe('2026-10');
    expect(latest('economy.foreignTrade')).toBe('2026-09');
  });

  it('never evidence more than is claimed', () => {
    const reports = invent('b');
    const claimed = new Map(
      reports
        .filter(({ metric }) => metric === 'economy.investmentClaimed')
        .map((one) => [`${one.period} ${one.part}`, one]),
    );
    const papers = reports.filter(({ metric }) => metric === 'economy.investmentEvidenced');
    expect(papers.length).toBeGreaterThan(100);
    for (const { period, part, value } of papers) {
      expect(BigInt(value)).toBeLessThanOrEqual(BigInt(claimed.get(`${period} ${part}`)?.value ?? '0'));
    }
  });

  it('have nothing before the first month is over', () => {
    expect(inventReports(openRandom('c'), { districts, today: '2024-01-31', firstYear: 2024, scale: 100 })).toEqual([]);
  });
});
