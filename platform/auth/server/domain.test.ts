import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, idleMs, lockedMinutes, lockMs, maxFailures, sessionLimits, sessionMs } from './domain.ts';

const now = Date.parse('2026-10-13T01:00:00Z');

describe('afterFailure', () => {
  it('locks at the fifth wrong password in a row, for 15 minutes', () => {
    let attempt = { failedAttempts: 0, lockedUntil: null as number | null };
    for (let count = 1; count < maxFailures; count += 1) {
      attempt = afterFailure(attempt, now);
      expect(attempt).toEqual({ failedAttempts: count, lockedUntil: null });
    }
    expect(afterFailure(attempt, now)).toEqual({ failedAttempts: 5, lockedUntil: now + 15 * 60_000 });
  });

  it('starts a new count when a lock has run out', () => {
    expect(afterFailure({ failedAttempts: 5, lockedUntil: now - 1 }, now)).toEqual({
      failedAttempts: 1,
      lockedUntil: null,
    });
  });

  it('never lets more than five guesses through in any 15 minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: lockMs }), { minLength: 1, maxLength: 60 }), (gaps) => {
        let attempt = { failedAttempts: 0, lockedUntil: null as number | null };
        let time = now;
        const guesses: number[] = [];
        for (const gap of gaps) {
          time += gap;
          if (lockedMinutes(attempt.lockedUntil, time) > 0) continue;
          attempt = afterFailure(attempt, time);
          guesses.push(time);
        }
        const busiest = guesses.map((from) => guesses.filter((at) => at >= from && at < from + lockMs).length);
        expect(Math.max(...busiest)).toBeLessThanOrEqual(maxFailures);
        expect(attempt.failedAttempts).toBeLessThanOrEqual(maxFailures);
      }),
    );
  });
});

describe('lockedMinutes', () => {
  it.each([
    [null, 0],
    [now, 0],
    [now - 1, 0],
    [now + 1, 1],
    [now + 60_000, 1],
    [now + 60_001, 2],
    [now + lockMs, 15],
  ])('of %s is %i', (until, minutes) => {
    expect(lockedMinutes(until, now)).toBe(minutes);
  });
});

describe('sessionLimits', () => {
  it('asks for a request within 30 minutes and a beginning within 12 hours', () => {
    expect(sessionLimits(now)).toEqual({ seenAfter: now - idleMs, startedAfter: now - sessionMs });
    expect(idleMs).toBe(30 * 60_000);
    expect(sessionMs).toBe(12 * 3_600_000);
  });
});
