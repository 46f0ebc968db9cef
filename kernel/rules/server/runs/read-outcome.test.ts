import { describe, expect, it } from 'vitest';
import { readOutcome } from './read-outcome.ts';

describe('a grade of a run', () => {
  it('keeps the texts that were answered, and none that only stood in a column', () => {
    const columns = {
      is: 'text' as const,
      scale: 0,
      texts: ['示范某某有限公司', 'B', 'A'],
      values: Float64Array.of(2, Number.NaN, 1, 2),
    };
    const read = readOutcome({ name: '等次', columns, datum: () => null }, { kind: 'grade' }, 4);
    expect(read.texts).toEqual(['A', 'B']);
    expect([...read.column.values]).toEqual([0, Number.NaN, 1, 0]);
  });
});
