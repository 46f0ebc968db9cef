import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byUrgency, dealOut, planFirmStateOn, planStateOn } from './plan-progress.ts';

const plan = { startsOn: '2026-03-01', endsOn: '2026-06-30', withdrawn: false, firms: 3, visited: 1 };

describe('a plan', () => {
  it.each([
    ['coming', '2026-02-28', {}],
    ['running', '2026-03-01', {}],
    ['running', '2026-06-30', {}],
    ['late', '2026-07-01', {}],
    ['done', '2026-07-01', { visited: 3 }],
    ['done', '2026-04-01', { visited: 3 }],
    ['running', '2026-04-01', { firms: 0, visited: 0 }],
    ['done', '2026-07-01', { firms: 0, visited: 0 }],
    ['withdrawn', '2026-07-01', { withdrawn: true }],
  ] as const)('is %s on %s', (state, today, facts) => {
    expect(planStateOn({ ...plan, ...facts }, today)).toBe(state);
  });
});

describe('a planned firm', () => {
  it.each([
    ['open', '2026-06-30', null, false],
    ['late', '2026-07-01', null, false],
    ['visited', '2026-07-01', '2026-06-30', false],
    ['visitedLate', '2026-07-05', '2026-07-01', false],
    ['removed', '2026-07-05', null, true],
  ] as const)('is %s', (state, today, visitedOn, removed) => {
    expect(planFirmStateOn({ dueOn: '2026-06-30', visitedOn, removed }, today)).toBe(state);
  });

  it('stands before those that are less urgent', () => {
    const firm = (state: 'late' | 'open' | 'visited', dueOn: string, name: string) => ({ state, dueOn, name });
    const rows = [
      firm('visited', '2026-01-01', '甲'),
      firm('open', '2026-02-02', '乙'),
      firm('open', '2026-02-01', '丁'),
    ];
    const sorted = [...rows, firm('late', '2026-01-05', '丙')].sort(byUrgency);
    expect(sorted.map(({ name }) => name)).toEqual(['丙', '丁', '乙', '甲']);
  });

  it('is dealt out so that nobody goes to two more than another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat()),
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 }),
        (firms, officers) => {
          const dealt = dealOut(firms, officers);
          expect(dealt.map(({ firm }) => firm)).toEqual(firms);
          const loads = officers.map((id) => dealt.filter(({ officerId }) => officerId === id).length);
          if (officers.length > 0) expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
          else expect(dealt.every(({ officerId }) => officerId === null)).toBe(true);
        },
      ),
    );
  });
});
