import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OccupancyPeriod } from '../../../contract/place-occupancy.ts';
import { type CountedAct, examinePeriod, lastCounting, planChange, planReversal, stateOn } from './occupancy-acts.ts';

const period = (startsOn: string, endsOn: string | null = null, area: string | null = null): OccupancyPeriod => ({
  ...{ startsOn, endsOn, area },
});
const entry: CountedAct = { number: 1, kind: 'entered', before: null, after: period('2025-01-01'), reverses: null };

const day = fc.integer({ min: 1, max: 28 }).map((value) => `2025-02-${String(value).padStart(2, '0')}`);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('ended' as const, 'corrected' as const), day }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'reversed' as const, day: '' }) },
);

/** What stands after the acts: that of the last one, whatever it was. */
const standing = (acts: readonly CountedAct[]) => acts.at(-1)?.after ?? null;

describe('acts on a use', () => {
  it('taken back in turn give back every period that stood, down to none', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const acts: CountedAct[] = [entry];
        const stood: OccupancyPeriod[] = [period('2025-01-01')];
        for (const { kind, day: endsOn } of steps) {
          const planned =
            kind === 'reversed' ? planReversal(acts) : planChange(acts, kind, period('2025-01-01', endsOn));
          if (planned === undefined) {
            expect(stood).toEqual([]);
            continue;
          }
          acts.push(planned);
          if (kind === 'reversed') stood.pop();
          else if (planned.after !== null) stood.push(planned.after);
          expect(planned.number).toBe(acts.length);
          expect(standing(acts)).toEqual(stood.at(-1) ?? null);
          expect(lastCounting(acts)?.after ?? null).toEqual(stood.at(-1) ?? null);
        }
      }),
    );
  });

  it('reverse each act at most once', () => {
    const acts = [entry];
    for (let turn = 0; turn < 3; turn++) {
      const change = planChange(acts, 'corrected', period(`2025-01-0${turn + 2}`));
      if (change) acts.push(change);
      const back = planReversal(acts);
      if (back) acts.push(back);
    }
    const reversed = acts.flatMap((act) => act.reverses ?? []);
    expect(reversed).toEqual([2, 4, 6]);
    expect(standing(acts)).toEqual(period('2025-01-01'));
  });
});

describe('a period', () => {
  it('ends on its first day at the earliest, and differs from the one before', () => {
    expect(examinePeriod(period('2025-01-02', '2025-01-01'))).toMatchObject([
      { field: 'endsOn', params: { day: '2025-01-02' } },
    ]);
    expect(examinePeriod(period('2025-01-02', '2025-01-02'))).toEqual([]);
    expect(examinePeriod(period('2025-01-02', null, '5.00'), period('2025-01-02', null, '5'))).toHaveLength(1);
    expect(examinePeriod(period('2025-01-02', null, null), period('2025-01-02', null, '5'))).toEqual([]);
  });

  it('counts its first and its last day', () => {
    const one = period('2025-01-02', '2025-01-03');
    const days = ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04'];
    expect(days.map((today) => stateOn(today, one, false))).toEqual(['future', 'current', 'current', 'past']);
    expect(stateOn('2999-01-01', period('2025-01-02'), false)).toBe('current');
    expect(stateOn('2025-01-02', one, true)).toBe('reversed');
  });
});
