import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFeel } from './compile-feel.ts';
import { numberOf } from './feel/number.ts';
import type { Column, Row } from './feel-compile/columns.ts';
import { smallestChanges } from './smallest-change.ts';

const columns = [
  { name: '收入', type: { is: 'number', scale: 1, least: 0, most: 60 } },
  { name: '员工', type: { is: 'number', scale: 0, least: 0, most: 12 } },
  { name: '规模', type: { is: 'text' } },
  { name: '高新', type: { is: 'boolean' } },
] as const satisfies readonly Column[];
const inputs = { columns, parameters: new Map([['门槛', numberOf(3)]]) };

/** Every value that a column can have, texts among those that the conditions name. */
const domains: readonly Row[] = [
  Array.from({ length: 61 }, (_, value) => value),
  Array.from({ length: 13 }, (_, value) => value),
  ['大型', '中型', '小型'],
  [true, false],
];

const row: fc.Arbitrary<Row> = fc.tuple(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 12 }),
  fc.constantFrom('大型', '中型', '小型'),
  fc.boolean(),
);
const sign = fc.constantFrom('<', '<=', '>', '>=', '=', '!=');
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(sign, fc.constantFrom('2', '3.5', '4.25', '门槛')).map(([one, limit]) => `收入 ${one} ${limit}`),
    fc.tuple(sign, fc.integer({ min: 0, max: 12 })).map(([one, limit]) => `员工 ${one} ${limit}`),
    fc.constantFrom(
      '规模 = "大型"',
      '规模 in ("中型", "小型")',
      '高新',
      'not(高新)',
      '员工 in [2..4)',
      '收入 between 1 and 2.5',
    ),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, one, b]) => `(${a}) ${one} (${b})`),
  ),
}));

describe('the smallest change', () => {
  it('is the nearest of all values, for every column alone', () => {
    fc.assert(
      fc.property(condition, row, (source, party) => {
        const compiled = compileFeel(source, inputs);
        if (!compiled.ok) throw new Error(compiled.why);
        const { run } = compiled.program;
        const wanted = run(party) !== true;
        const nearest = columns.flatMap(({ name }, place) => {
          const own = party[place] ?? null;
          const turning = (domains[place] ?? []).filter((value) => run(party.with(place, value)) === wanted);
          const distances = turning.map((value) => (typeof value === 'number' ? Math.abs(value - Number(own)) : 1));
          return distances.length === 0 ? [] : [[name, Math.min(...distances)] as const];
        });
        const found = smallestChanges(source, inputs, { row: party, wanted }) ?? [];
        // Texts that the condition does not name are no proposal; another of the register may still turn it.
        const proposed = found.map(({ column, distance }) => [column, distance]);
        const expected = nearest.filter(([name]) => name !== '规模' || proposed.some(([column]) => column === name));
        expect(proposed.sort()).toEqual([...expected].sort());
        for (const { column, to } of found) {
          const place = columns.findIndex(({ name }) => name === column);
          expect(run(party.with(place, to))).toBe(wanted);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('halves the way to the bounds where a column is computed with', () => {
    const found = smallestChanges('收入 * 2 + 员工 > 9 and 高新', inputs, { row: [20, 1, '大型', true], wanted: true });
    expect(found).toEqual([
      { column: '员工', from: 1, to: 6, distance: 5 },
      { column: '收入', from: 20, to: 41, distance: 21 },
    ]);
  });

  it('says nothing where all is well, and null where nothing is compiled', () => {
    expect(smallestChanges('高新', inputs, { row: [0, 0, '大型', true], wanted: true })).toEqual([]);
    expect(smallestChanges('for i in [1] return i', inputs, { row: [0, 0, '大型', true], wanted: true })).toBeNull();
  });
});
