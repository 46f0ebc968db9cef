import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actsIn,
  foldGathering,
  gatheringActs,
  gatheringStates,
  needsReason,
  nextGathering,
  type StoredGatheringAct,
  takesSignIns,
} from './gathering-state.ts';

const plan: StoredGatheringAct = {
  ...{ number: 1, act: 'plan', reason: null },
  detail: { title: '专班例会', day: '2026-11-23', fromTime: '09:00', toTime: '11:30', place: '三楼会议室' },
};

const details = fc.record(
  {
    title: fc.constantFrom('例会', '对接会'),
    day: fc.constantFrom('2026-11-24', '2026-12-01'),
    capacity: fc.option(fc.integer({ min: 1, max: 500 })),
  },
  { requiredKeys: [] },
);
const wishes = fc.array(
  fc.record({ act: fc.constantFrom(...gatheringActs), reason: fc.option(fc.constant('时间冲突')), detail: details }),
  { maxLength: 20 },
);

/** Does of a list of wishes what may be done. */
function follow(wished: readonly Omit<StoredGatheringAct, 'number'>[]): StoredGatheringAct[] {
  const acts = [plan];
  for (const one of wished) {
    const { state, acts: number } = foldGathering(acts);
    const next = { ...one, number: number + 1 };
    const may = actsIn(state).some((act) => act === one.act) && (one.reason !== null || !needsReason(one.act, state));
    if (may) acts.push(next);
    else expect(() => nextGathering(foldGathering(acts), next)).toThrow();
  }
  return acts;
}

describe('a gathering', () => {
  it('stands in a known state after any acts, and refuses all others', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const acts = follow(wished);
        const folded = foldGathering(acts);
        expect(gatheringStates).toContain(folded.state);
        expect(folded.acts).toBe(acts.length);
      }),
    );
  });

  it('is the same whether its acts are folded at once or one by one', () => {
    fc.assert(
      fc.property(wishes, fc.nat(20), (wished, cut) => {
        const acts = follow(wished);
        const first = acts.slice(0, Math.max(1, cut));
        expect(acts.slice(first.length).reduce(nextGathering, foldGathering(first))).toEqual(foldGathering(acts));
      }),
    );
  });

  it('takes nothing more once it is closed or cancelled', () => {
    expect([actsIn('closed'), actsIn('cancelled')]).toEqual([[], []]);
    expect(actsIn('held')).toEqual(['close']);
  });

  it('keeps what an act does not name', () => {
    const moved = nextGathering(foldGathering([plan]), {
      ...{ number: 2, act: 'move', reason: null },
      detail: { day: '2026-11-24', fromTime: '14:00', toTime: '15:00' },
    });
    expect(moved).toMatchObject({ day: '2026-11-24', fromTime: '14:00', title: '专班例会', place: '三楼会议室' });
  });

  it('needs its acts in their order, and the plan first', () => {
    const open = { number: 3, act: 'open', reason: null, detail: {} } as const;
    expect(() => foldGathering([plan, open])).toThrow('does not follow');
    expect(() => foldGathering([{ ...open, number: 1 }])).toThrow('begins with its plan');
    expect(() => foldGathering([{ ...plan, detail: {} }])).toThrow('what and when');
  });
});

describe('the code at the door', () => {
  const open = { state: 'open', day: '2026-11-23', fromTime: '00:30', toTime: '11:30' } as const;

  it.each([
    ['2026-11-22T23:29', false],
    ['2026-11-22T23:30', true],
    ['2026-11-23T11:30', true],
    ['2026-11-23T11:31', false],
  ])('is taken an hour before the beginning and until the end: %s', (now, taken) => {
    expect(takesSignIns(open, now)).toBe(taken);
  });

  it('is taken of open gatherings only', () => {
    const taking = gatheringStates.filter((state) => takesSignIns({ ...open, state }, '2026-11-23T09:00'));
    expect(taking).toEqual(['open']);
  });
});
