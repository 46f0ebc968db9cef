import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SaidStatus, settleStatuses, statusOn } from './settle-statuses.ts';

const word = fc.record({
  status: fc.constantFrom<SaidStatus['status']>('operating', 'suspended', 'deregistered', 'void'),
  day: fc.nat(12),
});
const dayOf = (number: number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
const blank = { reason: null, documentNumber: null, by: null, at: '2026-01-01T00:00:00Z' };

describe('states of a firm', () => {
  it('cover every day from the first on, one state a day: the last word of the latest day that is not void', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 15 }), (words) => {
        const said = words.map(({ status, day }, place) => ({
          ...blank,
          status,
          validFrom: dayOf(day),
          number: place + 1,
        }));
        const periods = settleStatuses(said);
        for (let n = 0; n < 14; n++) {
          const day = dayOf(n);
          let expected: string | undefined;
          for (let back = 0; back <= n; back++) {
            const last = said.filter((one) => one.validFrom === dayOf(back)).at(-1)?.status;
            if (last !== undefined && last !== 'void') expected = last;
          }
          expect(statusOn(periods, day)).toBe(expected);
          expect(periods.filter((one) => one.startsOn <= day && (one.endsOn === null || day < one.endsOn)).length).toBe(
            expected === undefined ? 0 : 1,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
