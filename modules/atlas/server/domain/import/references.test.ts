import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withParents } from './references.ts';

interface Row {
  id: string;
  parent: string | null;
}

function sift(rows: readonly Row[]) {
  const sound = rows.map((value, index) => ({ row: index + 2, value }));
  const parsed = { name: 'tree.csv', rows: rows.length, sound, problems: [], named: new Set<string>() };
  const result = withParents(parsed, 'parent', (row) => row.parent);
  return {
    standing: result.sound.map(({ value }) => value.id),
    left: Object.fromEntries(result.problems.map(({ row, reason }) => [rows[row - 2]?.id ?? '', reason])),
  };
}

describe('parents inside a file', () => {
  it('take with them all that hangs on them', () => {
    const rows = [
      { id: 'grandchild', parent: 'child' },
      { id: 'child', parent: 'gone' },
      { id: 'root', parent: null },
      { id: 'leaf', parent: 'root' },
    ];
    expect(sift(rows)).toEqual({
      standing: ['root', 'leaf'],
      left: { grandchild: 'refersToRejected', child: 'refersToRejected' },
    });
  });

  it('may not lead back to the row', () => {
    const rows = [
      { id: 'beside', parent: 'a' },
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'a' },
      { id: 'self', parent: 'self' },
    ];
    expect(sift(rows)).toEqual({
      standing: [],
      left: { beside: 'refersToRejected', a: 'circular', b: 'circular', self: 'circular' },
    });
  });

  it('of a long chain are followed once', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ id: `${i}`, parent: i === 19_999 ? null : `${i + 1}` }));
    expect(sift(rows).standing).toHaveLength(20_000);
  });

  it('stand exactly when every step up ends at a row without a parent', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const forest = fc.uniqueArray(fc.record({ id, parent: fc.option(fc.oneof(id, fc.constant('gone'))) }), {
      selector: (row) => row.id,
    });
    fc.assert(
      fc.property(forest, (rows) => {
        const parents = new Map<string, string | null>(rows.map((row) => [row.id, row.parent]));
        const endsWell = (start: string): boolean => {
          let at: string | null | undefined = start;
          for (let steps = 0; steps <= rows.length && at !== null && at !== undefined; steps += 1) at = parents.get(at);
          return at === null;
        };
        const { standing, left } = sift(rows);
        expect(standing).toEqual(rows.map((row) => row.id).filter(endsWell));
        expect(Object.keys(left)).toHaveLength(rows.length - standing.length);
      }),
    );
  });
});
