import { describe, expect, it } from 'vitest';
import { openRandom } from '#kernel/parties/server/index.ts';
import { foldActs, missingOf } from './domain/measure-states.ts';
import { inventMeasures } from './invent-measures.ts';

describe('the invented document of measures', () => {
  const made = inventMeasures(openRandom('shifan/1/measures'), '2026-11-21');

  it('is the same from the same seed, and another from another', () => {
    expect(inventMeasures(openRandom('shifan/1/measures'), '2026-11-21')).toEqual(made);
    expect(inventMeasures(openRandom('shifan/2/measures'), '2026-11-21').id).not.toBe(made.id);
  });

  it('has twelve measures whose acts lead to their state, each with what it needs', () => {
    expect(made.measures).toHaveLength(12);
    for (const { acts, state } of made.measures) {
      expect(foldActs(acts.map(({ kind }) => kind))).toBe(state);
      for (const { kind, text } of acts) expect(missingOf(kind, { text: text ?? undefined, files: 0 })).toBeUndefined();
      expect([...acts].sort((one, other) => (one.at < other.at ? -1 : 1))).toEqual(acts);
      for (const { at } of acts) expect(at.slice(0, 10) <= '2026-11-21').toBe(true);
    }
    const states = made.measures.map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['planned', 'underWay', 'done', 'dropped']));
    const late = made.measures.filter(({ state, dueOn }) => state === 'underWay' && dueOn < '2026-11-21');
    expect(late).toHaveLength(1);
  });
});
