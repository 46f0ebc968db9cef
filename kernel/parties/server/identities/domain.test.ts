import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actingAmong, judgeClaim } from './domain.ts';

const word = fc.record({
  accountId: fc.constantFrom('a', 'b', 'c'),
  decision: fc.constantFrom('confirmed' as const, 'refused' as const),
});

describe('judgeClaim', () => {
  it('asks for two different officers', () => {
    const yes = (accountId: string) => ({ accountId, decision: 'confirmed' as const });
    expect(judgeClaim([])).toBe('claimed');
    expect(judgeClaim([yes('a')])).toBe('claimed');
    expect(judgeClaim([yes('a'), yes('a')])).toBe('claimed');
    expect(judgeClaim([yes('a'), yes('b')])).toBe('active');
  });

  it('ends a claim with one refusal, whatever else was said and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const refused = words.some((one) => one.decision === 'refused');
        expect(judgeClaim(words) === 'refused').toBe(refused);
        expect(judgeClaim([...words].reverse())).toBe(judgeClaim(words));
      }),
    );
  });
});

describe('actingAmong', () => {
  const active = (firmId: string | null) => ({ firmId, state: 'active' });

  it('takes the chosen firm while it may, else the only one, else none', () => {
    expect(actingAmong([active('x'), active('y')], 'y')).toBe('y');
    expect(actingAmong([active('x'), active('y')], 'z')).toBeNull();
    expect(actingAmong([active('x'), active('y')], undefined)).toBeNull();
    expect(actingAmong([active('x')], 'z')).toBe('x');
    expect(actingAmong([active(null)], undefined)).toBeNull();
  });

  it('never takes a claim, an ended membership or a firm that is not there', () => {
    const membership = fc.record({
      firmId: fc.constantFrom('x', 'y', null),
      state: fc.constantFrom('claimed', 'active', 'ended'),
    });
    fc.assert(
      fc.property(fc.array(membership), fc.constantFrom('x', 'y', 'z', undefined), (memberships, chosen) => {
        const acting = actingAmong(memberships, chosen);
        if (acting === null) return;
        expect(memberships).toContainEqual({ firmId: acting, state: 'active' });
      }),
    );
  });
});
