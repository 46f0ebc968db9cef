import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAt, counterAt, factorUri, matchingCounter, newSecret } from './second-factor.ts';

/** Secret of the vectors of RFC 6238 appendix B: `12345678901234567890` in base32. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i s is %s, as RFC 6238 has it', (seconds, code) => {
    expect(codeAt(rfcSecret, counterAt(seconds * 1000), 8)).toBe(code);
    expect(codeAt(rfcSecret, counterAt(seconds * 1000))).toBe(code.slice(2));
  });

  it('is good one step before and after, and no further', () => {
    const now = 2_000_000_000_000;
    const at = (drift: number) => codeAt(rfcSecret, counterAt(now) + drift);
    const match = (code: string) => matchingCounter(rfcSecret, code, { now, lastCounter: 0 });
    expect([-2, -1, 0, 1, 2].map((drift) => match(at(drift)))).toEqual([
      undefined,
      counterAt(now) - 1,
      counterAt(now),
      counterAt(now) + 1,
      undefined,
    ]);
    expect(match('')).toBeUndefined();
    expect(match(`${at(0)}0`)).toBeUndefined();
  });
});

describe('a secret', () => {
  it('has 160 bits, and its address names issuer and login', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    const uri = new URL(factorUri(secret, { issuer: '园枢 示范区', login: 'wangfang' }));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toContain('wangfang');
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      secret,
      period: '30',
      digits: '6',
      algorithm: 'SHA1',
    });
  });
});

// R16: whatever the clock does, a step that was spent, and every step before it, is spent for good.
describe('a clock that jumps', () => {
  it('never lets a code be used twice, nor one that is further than a step away', () => {
    const jump = fc.oneof(
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: -86_400, max: 86_400 }),
      fc.constantFrom(-600, 600, 0, 30, -30, 29, -29),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ jump, typed: fc.integer({ min: -3, max: 3 }) }), { maxLength: 40 }), (acts) => {
        let now = 2_000_000_000_000;
        let lastCounter = 0;
        const spent = new Set<number>();
        for (const { jump: seconds, typed } of acts) {
          now += seconds * 1000;
          const wanted = counterAt(now) + typed;
          const counter = matchingCounter(rfcSecret, codeAt(rfcSecret, wanted), { now, lastCounter });
          if (counter === undefined) continue;
          expect(Math.abs(counter - counterAt(now))).toBeLessThanOrEqual(1);
          expect(spent.has(counter)).toBe(false);
          expect(counter).toBeGreaterThan(lastCounter);
          spent.add(counter);
          lastCounter = counter;
        }
      }),
      { numRuns: Number(process.env.SOAK_TIMES ?? 500) },
    );
  });
});
