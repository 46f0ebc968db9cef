import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareWidths } from './share-widths.ts';

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const wanted = fc.array(
  fc.record({ natural: fc.integer({ min: 1, max: 900 }), least: fc.integer({ min: 1, max: 90 }) }),
  { minLength: 1, maxLength: 15 },
);

describe('shareWidths', () => {
  it('fills the page exactly, whatever is wanted', () => {
    fc.assert(
      fc.property(wanted, fc.integer({ min: 100, max: 1_000 }), (columns, width) => {
        expect(sum(shareWidths(columns, width))).toBeCloseTo(width, 3);
      }),
    );
  });

  it('gives no column less than its least while that is possible', () => {
    fc.assert(
      fc.property(wanted, (columns) => {
        const width = sum(columns.map(({ least }) => least)) + 50;
        const shared = shareWidths(columns, width);
        for (const [index, { least }] of columns.entries()) expect(shared[index]).toBeGreaterThanOrEqual(least - 1e-6);
      }),
    );
  });

  it('takes from the widest first', () => {
    const columns = [50, 60, 400].map((natural) => ({ natural, least: 20 }));
    const [first = 0, second = 0, third = 0] = shareWidths(columns, 300);
    expect([first, second].map(Math.round)).toEqual([50, 60]);
    expect(Math.round(third)).toBe(190);
  });
});
