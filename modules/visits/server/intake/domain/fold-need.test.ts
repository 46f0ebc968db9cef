import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needActKind, needState } from '../../../contract/intake.ts';
import { foldNeed, stateAfter } from './fold-need.ts';
import { inventNeeds } from './invent-needs.ts';

describe('a message', () => {
  it('is filed once, concluded once, and any sequence of allowed acts folds to a state', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...needActKind.options), { maxLength: 12 }), (wished) => {
        const done: (typeof wished)[number][] = [];
        for (const kind of wished) {
          const now = done.length === 0 ? null : (foldNeed(done) ?? null);
          if (stateAfter(now, kind) !== undefined) done.push(kind);
        }
        const state = foldNeed(done);
        if (done.length === 0) {
          expect(state).toBeUndefined();
          return;
        }
        expect(needState.options).toContain(state);
        expect(done.filter((kind) => kind === 'filed')).toEqual(['filed']);
        const ends = done.filter((kind) => kind !== 'filed' && kind !== 'named');
        expect(ends).toHaveLength(state === 'filed' ? 0 : 1);
      }),
    );
  });

  it.each([
    [['answered']],
    [['filed', 'filed']],
    [['filed', 'answered', 'split']],
    [['filed', 'refused', 'answered']],
  ] as const)('refuses %j', (kinds) => {
    expect(foldNeed(kinds)).toBeUndefined();
  });
});

describe('invented messages', () => {
  // A small generator that repeats itself: enough to see that rows are lawful.
  const chance = (seed: number) => {
    let state = seed;
    const below = (limit: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % limit;
    };
    return {
      below,
      between: (first: number, last: number) => first + below(last - first + 1),
      pick: <T>(items: readonly T[]) => items[below(items.length)] as T,
      weighted: <T extends { readonly weight: number }>(items: readonly T[]) => items[below(items.length)] as T,
    };
  };
  const words = {
    ...{ matters: ['门口路灯不亮'], answers: ['已修复'], places: ['一号楼'], strangers: ['路过企业'] },
    refusals: [{ words: '不归本区', elsewhere: '市政热线' }],
  };

  it('are lawful, numbered in their order, and the same each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const make = () =>
          inventNeeds(
            { chance: chance(seed), nextId: (index) => `id-${index}` },
            {
              ...{ today: '2026-11-21', count: 20, firmIds: ['f1', 'f2'] },
              issues: [{ id: 'i1', firmId: 'f1', openedAt: '2026-05-01T03:00:00Z', text: '用电容量不足' }],
            },
            words,
          );
        const needs = make();
        expect(make()).toEqual(needs);
        expect(new Set(needs.map(({ number }) => number)).size).toBe(20);
        for (const need of needs) {
          expect(foldNeed(need.acts.map(({ kind }) => kind))).toBe(need.state);
          expect(need.concludedAt === null).toBe(need.state === 'filed');
          expect(need.concludedAt === null || need.concludedAt >= need.filedAt).toBe(true);
          expect((need.entrance === 'officer') === (need.channel !== null)).toBe(true);
        }
      }),
    );
  });
});
