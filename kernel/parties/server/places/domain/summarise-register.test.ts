import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOfAreas, textOfHundredths } from '../../../contract/place-decimal.ts';
import { type RegisterTally, summariseRegister } from './summarise-register.ts';

type Tally = RegisterTally<'kind' | 'status'>;
const tally: fc.Arbitrary<Tally> = fc.record({
  kind: fc.constantFrom('a', 'b', null),
  status: fc.constantFrom('x', 'y'),
  count: fc.integer({ min: 1, max: 9 }),
  area: fc.bigInt({ min: 0n, max: 9_999_999_999n }).map(textOfHundredths),
});
const chosen = fc.record({
  kind: fc.subarray(['a', 'b']),
  status: fc.subarray(['x', 'y', 'z']),
});

describe('the summary of a register', () => {
  it('counts and adds up what every choice leaves, and each facet under the others', () => {
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 12 }), chosen, (tallies, by) => {
        const fits = (values: readonly string[], value: string | null) =>
          values.length === 0 || (value !== null && values.includes(value));
        const left = tallies.filter((one) => fits(by.kind, one.kind) && fits(by.status, one.status));
        const summary = summariseRegister(tallies, by);
        expect(summary.total).toBe(left.reduce((sum, { count }) => sum + count, 0));
        expect(summary.area).toBe(sumOfAreas(left.map(({ area }) => area)));
        for (const { value, count } of summary.facets.kind) {
          const expected = tallies.filter((one) => one.kind === value && fits(by.status, one.status));
          expect(count).toBe(expected.reduce((sum, one) => sum + one.count, 0));
        }
        const counts = summary.facets.status.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((one, other) => other - one));
      }),
    );
  });

  it('lists no value that is not known', () => {
    const tallies: Tally[] = [{ kind: null, status: 'x', count: 2, area: '1.00' }];
    expect(summariseRegister(tallies, { kind: [], status: [] })).toEqual({
      ...{ total: 2, area: '1.00', facets: { kind: [], status: [{ value: 'x', count: 2 }] } },
    });
  });
});
