import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TitleOutcome, titleOutcome } from '../../../contract/own-title.ts';
import { yearsInRow } from './years-in-row.ts';

const held: readonly TitleOutcome[] = ['granted', 'renewed', 'ranked'];
const at = (outcomes: Record<number, TitleOutcome>) =>
  Object.entries(outcomes).map(([year, outcome]) => ({ year: Number(year), outcome }));

/** One record a year, in any order. */
const records = fc
  .uniqueArray(
    fc.record({ year: fc.integer({ min: 2000, max: 2026 }), outcome: fc.constantFrom(...titleOutcome.options) }),
    {
      selector: ({ year }) => year,
      maxLength: 27,
    },
  )
  .chain((list) => fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }));

describe('years in a row', () => {
  it.each([
    ['nothing is recorded', {}, { years: 0, from: null, to: null, standing: false, endedBy: null }],
    [
      'it was only applied for',
      { 2025: 'applied' },
      { years: 0, from: null, to: null, standing: false, endedBy: null },
    ],
    [
      'this year is not decided yet',
      { 2024: 'granted', 2025: 'renewed', 2026: 'applied' },
      { years: 2, from: 2024, to: 2025, standing: true, endedBy: null },
    ],
    [
      'a year was lost in between',
      { 2022: 'granted', 2023: 'lost', 2024: 'granted', 2025: 'renewed' },
      { years: 2, from: 2024, to: 2025, standing: true, endedBy: null },
    ],
    [
      'a year has no record',
      { 2021: 'ranked', 2022: 'ranked', 2024: 'ranked', 2025: 'ranked', 2026: 'ranked' },
      { years: 3, from: 2024, to: 2026, standing: true, endedBy: null },
    ],
    [
      'it was lost last',
      { 2024: 'granted', 2025: 'lost' },
      { years: 1, from: 2024, to: 2024, standing: false, endedBy: 'lost' },
    ],
    [
      'it was not given last',
      { 2024: 'granted', 2026: 'not_granted' },
      { years: 1, to: 2024, standing: false, endedBy: 'lost' },
    ],
    ['nobody recorded last year', { 2023: 'granted', 2024: 'renewed' }, { years: 2, standing: false, endedBy: 'gap' }],
  ] as const)('where %s', (_, outcomes, expected) => {
    expect(yearsInRow(at(outcomes), 2026)).toMatchObject(expected);
  });

  it('are exactly the held years before the last one without a gap', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 2000, max: 2030 }), (list, thisYear) => {
        const run = yearsInRow(list, thisYear);
        const years = new Set(list.filter(({ outcome }) => held.includes(outcome)).map(({ year }) => year));
        if (run.from === null || run.to === null) {
          expect(years.size).toBe(0);
          return;
        }
        expect(run.to).toBe(Math.max(...years));
        expect(run.years).toBe(run.to - run.from + 1);
        for (let year = run.from; year <= run.to; year += 1) expect(years).toContain(year);
        expect(years).not.toContain(run.from - 1);
      }),
    );
  });

  it('grow by one when the next year is held, and end when it is lost', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...held), (list, outcome) => {
        const before = yearsInRow(list, 2027);
        const last = Math.max(2000, ...list.map(({ year }) => year)) + 1;
        const after = yearsInRow([...list, { year: last, outcome }], last);
        expect(after).toMatchObject({ to: last, standing: true, years: before.to === last - 1 ? before.years + 1 : 1 });
        const lost = yearsInRow([...list, { year: last, outcome: 'lost' }], last);
        expect(lost.standing).toBe(false);
        expect(lost.years).toBe(before.years);
      }),
    );
  });
});
