import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firmScale, firmStatus } from '../../contract/firm.ts';
import { type FirmTally, summariseFirms } from './summarise-firms.ts';

interface OneFirm {
  industry: string;
  scale: FirmTally['scale'];
  status: FirmTally['status'];
  registeredCapitalFen: number;
  employees: number;
}

const industries = ['C13', 'C39', 'I65'];
const oneFirm: fc.Arbitrary<OneFirm> = fc.record({
  industry: fc.constantFrom(...industries),
  scale: fc.constantFrom(...firmScale.options, null),
  status: fc.constantFrom(...firmStatus.options),
  registeredCapitalFen: fc.nat(1e9),
  employees: fc.nat(5_000),
});
const choice = fc.record({
  industry: fc.subarray(industries),
  scale: fc.subarray([...firmScale.options]),
  status: fc.subarray([...firmStatus.options]),
});

const asTally = (firm: OneFirm): FirmTally => ({
  ...firm,
  firms: 1,
  registeredCapitalFen: String(firm.registeredCapitalFen),
});
const passes = (wanted: readonly string[], value: string | null) =>
  wanted.length === 0 || (value !== null && wanted.includes(value));

describe('summariseFirms', () => {
  it('counts and adds what filtering firm by firm counts and adds', () => {
    fc.assert(
      fc.property(fc.array(oneFirm), choice, (firms, chosen) => {
        const left = firms.filter(
          (firm) =>
            passes(chosen.industry, firm.industry) &&
            passes(chosen.scale, firm.scale) &&
            passes(chosen.status, firm.status),
        );
        const { total, sums } = summariseFirms(firms.map(asTally), chosen);
        expect(total).toBe(left.length);
        expect(sums.employees).toBe(left.reduce((sum, firm) => sum + firm.employees, 0));
        expect(sums.registeredCapitalFen).toBe(left.reduce((sum, firm) => sum + firm.registeredCapitalFen, 0));
      }),
    );
  });

  it('tells by each facet what choosing that value alone would find', () => {
    fc.assert(
      fc.property(fc.array(oneFirm), choice, (firms, chosen) => {
        const tallies = firms.map(asTally);
        const { facets } = summariseFirms(tallies, chosen);
        for (const { value, count } of facets.industry) {
          expect(summariseFirms(tallies, { ...chosen, industry: [value] }).total).toBe(count);
        }
        for (const { value, count } of facets.status) {
          const status = [firmStatus.parse(value)];
          expect(summariseFirms(tallies, { ...chosen, status }).total).toBe(count);
        }
      }),
    );
  });

  it('gives no sum of capital that cannot be exact, and every one that can', () => {
    const tally = (registeredCapitalFen: string): FirmTally => ({
      ...{ industry: 'C13', scale: null, status: 'operating', firms: 1 },
      ...{ registeredCapitalFen, employees: 0 },
    });
    const all = { industry: [], scale: [], status: [] };
    const sumOf = (...fen: string[]) => summariseFirms(fen.map(tally), all).sums.registeredCapitalFen;
    expect(sumOf('9007199254740990', '1')).toBe(9_007_199_254_740_991);
    expect(sumOf('9007199254740991', '1')).toBeNull();
    expect(sumOf('10000000000000000')).toBeNull();
  });

  it('lists the most frequent first and no value that occurs nowhere', () => {
    const tally = (industry: string, firms: number): FirmTally => ({
      ...{ industry, scale: null, status: 'operating', firms },
      ...{ registeredCapitalFen: '0', employees: 0 },
    });
    const { facets } = summariseFirms([tally('C13', 2), tally('I65', 5), tally('C39', 2)], {
      ...{ industry: [], scale: [], status: [] },
    });
    expect(facets.industry.map((one) => one.value)).toEqual(['I65', 'C13', 'C39']);
    expect(facets.scale).toEqual([]);
  });
});
