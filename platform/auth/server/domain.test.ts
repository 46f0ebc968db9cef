import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  isProved,
  lockedMinutes,
  lockMs,
  maxFailures,
  needsSecondFactor,
  proofMs,
  type SetUpFacts,
  sessionLimits,
  sessionMs,
  setUpOf,
  whyOver,
} from './domain.ts';

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

const idleMs = 30 * 60_000;

describe('sessionLimits', () => {
  it('asks for a request within the idle time and a beginning within 12 hours', () => {
    expect(sessionLimits(now, idleMs)).toEqual({ seenAfter: now - idleMs, startedAfter: now - sessionMs });
    expect(sessionMs).toBe(12 * 3_600_000);
  });
});

describe('whyOver', () => {
  it.each([
    [{ startedAt: now - 1000, lastSeenAt: now - idleMs + 1 }, undefined],
    [{ startedAt: now - 1000, lastSeenAt: now - idleMs }, 'idle'],
    [{ startedAt: now - sessionMs + 1, lastSeenAt: now }, undefined],
    [{ startedAt: now - sessionMs, lastSeenAt: now }, 'old'],
  ])('of %j is %s', (session, why) => {
    expect(whyOver(session, now, idleMs)).toBe(why);
  });
});

describe('isProved', () => {
  it.each([
    [null, false],
    [now, true],
    [now - proofMs + 1, true],
    [now - proofMs, false],
    [now + 1, false],
  ])('of a proof at %s is %s', (provedAt, fresh) => {
    expect(isProved(provedAt, now)).toBe(fresh);
  });
});

describe('needsSecondFactor', () => {
  const of = (secondFactor: 'administrators' | 'staff' | 'everyone', role: SetUpFacts['role'], demonstration = false) =>
    needsSecondFactor({ secondFactor, demonstrationExempt: true }, { role, demonstration });
  it('asks administrators always, staff and everyone by the rule of the zone', () => {
    expect(of('administrators', 'auditAdmin')).toBe(true);
    expect(of('administrators', 'leader')).toBe(false);
    expect(of('staff', 'leader')).toBe(true);
    expect(of('staff', 'firmMember')).toBe(false);
    expect(of('everyone', 'resident')).toBe(true);
  });
  it('spares invented logins unless the zone says otherwise', () => {
    expect(of('everyone', 'systemAdmin', true)).toBe(false);
    const strict = { secondFactor: 'administrators', demonstrationExempt: false } as const;
    expect(needsSecondFactor(strict, { role: 'systemAdmin', demonstration: true })).toBe(true);
  });
});

describe('setUpOf', () => {
  const facts: SetUpFacts = {
    role: 'systemAdmin',
    demonstration: false,
    how: 'password',
    secondFactor: true,
    passwordMustChange: false,
    passwordSetAt: now - 180 * 86_400_000,
  };
  const policy = { secondFactor: 'administrators', demonstrationExempt: true } as const;
  const of = (changed: Partial<SetUpFacts>, passwordDays = 180) =>
    setUpOf({ ...facts, ...changed }, { policy, passwordDays, now });

  it('replaces an administrator’s password after its days, unless there is no limit', () => {
    expect(of({})).toBeNull();
    expect(of({ passwordSetAt: now - 180 * 86_400_000 - 1 })).toBe('password');
    expect(of({ passwordSetAt: now - 9_000 * 86_400_000 }, 0)).toBeNull();
    expect(of({ passwordSetAt: 0, role: 'officer' })).toBeNull();
    expect(of({ passwordSetAt: 0, demonstration: true })).toBeNull();
  });
  it('asks nothing of a password that was not used to sign in', () => {
    expect(of({ passwordSetAt: 0, passwordMustChange: true, how: 'oidc' })).toBeNull();
  });
  it('replaces the password before it enrols a second factor', () => {
    expect(of({ passwordMustChange: true, secondFactor: false })).toBe('password');
    expect(of({ secondFactor: false })).toBe('secondFactor');
    expect(of({ secondFactor: false, role: 'officer' })).toBeNull();
  });
});
