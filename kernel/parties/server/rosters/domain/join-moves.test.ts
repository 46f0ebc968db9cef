import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinMoves, type TurnOfStay } from './join-moves.ts';

const turn = (id: string, change: TurnOfStay['change'], more: Partial<TurnOfStay> = {}): TurnOfStay => ({
  ...{ id, change, rosterId: 'list', itemId: `item of ${id}`, partyId: 'firm', day: '2026-01-01' },
  ...more,
});

describe('an end and a beginning', () => {
  it('of one party on one list and day are a move', () => {
    const [move, ...none] = joinMoves([turn('a', 'off'), turn('b', 'on')]);
    expect(none).toEqual([]);
    expect(move).toMatchObject({ id: 'b', change: 'moved', itemId: 'item of b', fromItemId: 'item of a' });
  });

  it.each<[string, Partial<TurnOfStay>]>([
    ['parties', { partyId: 'other' }],
    ['lists', { rosterId: 'other' }],
    ['days', { day: '2026-01-02' }],
  ])('of two %s are none', (_what, more) => {
    const told = joinMoves([turn('a', 'off'), turn('b', 'on', more)]);
    expect(told.map(({ change }) => change)).toEqual(['off', 'on']);
  });

  it('in the same item are a stay that was entered in two', () => {
    const same = { itemId: 'one' };
    expect(joinMoves([turn('a', 'off', same), turn('b', 'on', same)]).map(({ change }) => change)).toEqual([
      'off',
      'on',
    ]);
  });

  it('are each used once, and nothing is lost', () => {
    const any = fc.record({
      id: fc.uuid(),
      change: fc.constantFrom<TurnOfStay['change']>('on', 'off', 'certificate'),
      rosterId: fc.constantFrom('r', 's'),
      itemId: fc.constantFrom('x', 'y', 'z'),
      partyId: fc.constantFrom('p', 'q'),
      day: fc.constantFrom('2026-01-01', '2026-01-02'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: (one) => one.id }), (turns) => {
        const told = joinMoves(turns);
        const count = (change: string) => told.filter((one) => one.change === change).length;
        const were = (change: string) => turns.filter((one) => one.change === change).length;
        expect(count('on') + count('moved')).toBe(were('on'));
        expect(count('off') + count('moved')).toBe(were('off'));
        expect(count('certificate')).toBe(were('certificate'));
      }),
    );
  });
});
