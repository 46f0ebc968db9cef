import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedSince, compareFields, planChanges, planRestoring } from './domain.ts';
import { fieldOf } from './merge-tables.ts';

const rules = { columns: ['a', 'b', 'code'], followers: { why: 'code' } };
const value = fc.constantFrom(null, 'x', 'y', 1, 2);
const row = fc.record({ a: value, b: value, code: value, why: value });
const choices = fc.record({
  a: fc.constantFrom('survivor', 'other', undefined),
  code: fc.constantFrom('other', undefined),
});

type Fields = Parameters<typeof compareFields>[0]['survivor'];
type Chosen = Readonly<Record<string, ReturnType<Parameters<typeof compareFields>[2]>>>;

const plan = (survivor: Fields, other: Fields, chosen: Chosen = {}) => {
  const both = { survivor, other };
  const found = compareFields(both, rules, (column) => chosen[column]);
  return { found, changes: planChanges(found, both, rules) };
};

describe('fields of a merge', () => {
  it('keep the survivor’s, fill what is empty, and take what was chosen', () => {
    const { changes } = plan({ a: 1, b: null, code: 'p' }, { a: 2, b: 3, code: 'q' }, { code: 'other' });
    expect(changes).toEqual({ b: { before: null, after: 3 }, code: { before: 'p', after: 'q' } });
  });

  it('have the reason of a code go with the code, and stay with it', () => {
    const [one, other] = [
      { code: 'p', why: 'r' },
      { code: 'q', why: null },
    ];
    expect(plan(one, other, { code: 'other' }).changes).toMatchObject({ why: { before: 'r', after: null } });
    expect(plan(one, other).changes).toEqual({});
  });

  it('are as before once they are restored, unless somebody changed them', () => {
    fc.assert(
      fc.property(row, row, choices, (survivor, other, chosen) => {
        const { changes } = plan(survivor, other, chosen);
        const after = {
          ...survivor,
          ...Object.fromEntries(Object.entries(changes).map(([key, one]) => [key, one.after])),
        };
        expect(changedSince(changes, after, rules)).toEqual([]);
        expect({ ...after, ...planRestoring(changes, new Set(), rules) }).toEqual(survivor);
      }),
    );
  });

  it('say what was changed since by the column that people know, and leave it when told to', () => {
    const { changes } = plan({ code: null, why: null }, { code: 'q', why: 'r' });
    expect(changedSince(changes, { code: 'q', why: 'other' }, rules)).toEqual(['code']);
    expect(planRestoring(changes, new Set(['code']), rules)).toEqual({});
  });

  it('go by the names of contracts', () => {
    expect(['name', 'social_credit_code', 'registered_capital_fen'].map(fieldOf)).toEqual([
      'name',
      'socialCreditCode',
      'registeredCapitalFen',
    ]);
  });
});
