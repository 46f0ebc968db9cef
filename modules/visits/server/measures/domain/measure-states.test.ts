import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureActKind, measureState } from '../../../contract/measure.ts';
import { actsAllowed, foldActs, mayAct, missingOf, stateAfter } from './measure-states.ts';

const kinds = fc.array(fc.constantFrom(...measureActKind.options), { maxLength: 30 });

describe('the state of a measure', () => {
  it('goes from planned by way of under way to done, and from anywhere open to dropped', () => {
    expect(foldActs([])).toBe('planned');
    expect(foldActs(['begin', 'report', 'finish'])).toBe('done');
    expect(foldActs(['drop', 'reopen', 'finish', 'reopen'])).toBe('underWay');
    expect(foldActs(['finish'])).toBeUndefined();
    expect(foldActs(['begin', 'finish', 'amend'])).toBeUndefined();
    expect(foldActs(['begin', 'finish', 'report'])).toBeUndefined();
  });

  it('is a legal one after any acts that were allowed, whatever was tried between', () => {
    fc.assert(
      fc.property(kinds, (tried) => {
        const taken: typeof tried = [];
        let state = measureState.enum.planned as (typeof measureState.options)[number];
        for (const kind of tried) {
          const next = stateAfter(state, kind);
          expect(next !== undefined).toBe(actsAllowed(state).includes(kind));
          if (next === undefined) continue;
          taken.push(kind);
          state = next;
        }
        expect(measureState.options).toContain(state);
        expect(foldActs(taken)).toBe(state);
        // Nothing is done that was never begun, and nothing leaves done but by being taken up again.
        if (state === 'done') expect(taken.lastIndexOf('finish')).toBe(taken.length - 1);
      }),
    );
  });

  it('can be left and taken up again from everywhere', () => {
    for (const state of measureState.options) expect(actsAllowed(state).length).toBeGreaterThan(0);
  });
});

describe('an act', () => {
  it('needs evidence to finish and words to leave or to take up again', () => {
    expect(missingOf('finish', { text: undefined, files: 0 })).toBe('evidence');
    expect(missingOf('finish', { text: '   ', files: 0 })).toBe('evidence');
    expect(missingOf('finish', { text: undefined, files: 1 })).toBeUndefined();
    expect(missingOf('finish', { text: '已印发', files: 0 })).toBeUndefined();
    expect(missingOf('drop', { text: undefined, files: 3 })).toBe('reason');
    expect(missingOf('reopen', { text: '企业反映仍未落实', files: 0 })).toBeUndefined();
    expect(missingOf('report', { text: undefined, files: 0 })).toBe('text');
    expect(missingOf('begin', { text: undefined, files: 0 })).toBeUndefined();
  });

  it('is for the department that leads; those that help only tell how it goes', () => {
    const of = { leadId: 'a', cooperatingIds: ['b'] };
    for (const kind of measureActKind.options) {
      expect(mayAct(kind, of, new Set(['a']))).toBe(true);
      expect(mayAct(kind, of, new Set(['b']))).toBe(kind === 'report');
      expect(mayAct(kind, of, new Set(['c']))).toBe(false);
      expect(mayAct(kind, of, new Set())).toBe(false);
    }
  });
});
