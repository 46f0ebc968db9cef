import { describe, expect, it } from 'vitest';
import { AppError } from '#platform/errors/contract/errors.ts';
import { examine } from './examine.ts';
import type { Hostile } from './hostile-file.fixture.ts';
import { attacks } from './hostile-files.fixture.ts';

/** Campaign R14: 300 hostile files, or as many times as it is told. */
const files = 300 * Number(process.env.SOAK_TIMES ?? 1);

const named = attacks.map((make, index) => ({ what: make(0).what, make, index }));

async function judged({ bytes, claims }: Hostile): Promise<string> {
  try {
    await examine(bytes, claims);
    return 'taken';
  } catch (error) {
    return error instanceof AppError ? error.code : `defect: ${String(error)}`;
  }
}

describe(`${files} hostile files`, () => {
  it.each(named)('$what', async ({ make, index }) => {
    const rounds = Math.ceil((files - index) / attacks.length);
    for (let n = 0; n < rounds; n += 1) {
      const file = make(n);
      expect({ n, code: await judged(file) }).toEqual({ n, code: expect.toBeOneOf([...file.codes]) });
    }
  });

  it('are all of another kind', () => {
    expect(new Set(named.map(({ what }) => what)).size).toBe(attacks.length);
    expect(attacks.length).toBeGreaterThan(90);
  });
});
