import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../answer.fixture.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  /** Whether the start, and the end, are left out. */
  readonly open: readonly [boolean, boolean];
}

const span = fc
  .record({
    start: fc.integer({ min: 0, max: 6 }),
    length: fc.integer({ min: 1, max: 5 }),
    open: fc.tuple(fc.boolean(), fc.boolean()),
  })
  .map(({ start, length, open }): Span => ({ start, end: start + length, open }));

const text = ({ start, end, open }: Span) => `${open[0] ? '(' : '['}${start}..${end}${open[1] ? ')' : ']'}`;

/** The points of a range on a grid of quarters, fine enough that open and closed ends differ. */
function points({ start, end, open }: Span): Set<number> {
  const all = Array.from({ length: (end - start) * 4 + 1 }, (_, place) => start * 4 + place);
  return new Set(all.slice(open[0] ? 1 : 0, open[1] ? -1 : undefined));
}

describe('relations of ranges', () => {
  it('are those of the sets of their points', () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const [p, q] = [points(a), points(b)];
        const call = (name: string) => answer(`${name}(${text(a)}, ${text(b)})`);
        const within = p.isSubsetOf(q);
        const expected = {
          overlaps: !p.isDisjointFrom(q),
          includes: q.isSubsetOf(p),
          during: within,
          before: Math.max(...p) < Math.min(...q),
          after: Math.min(...p) > Math.max(...q),
          meets: Math.max(...p) === Math.min(...q),
          'met by': Math.min(...p) === Math.max(...q),
          coincides: within && q.isSubsetOf(p),
          starts: Math.min(...p) === Math.min(...q) && within,
          finishes: Math.max(...p) === Math.max(...q) && within,
        };
        const found = Object.keys(expected).map((name) => [name, call(name)]);
        expect(Object.fromEntries(found)).toEqual(
          Object.fromEntries(Object.entries(expected).map(([name, holds]) => [name, String(holds)])),
        );
        expect(call('started by')).toBe(answer(`starts(${text(b)}, ${text(a)})`));
        expect(call('finished by')).toBe(answer(`finishes(${text(b)}, ${text(a)})`));
      }),
      { numRuns: 80 },
    );
  });

  it.each([
    ['overlaps before([1..5], [3..8])', 'true'],
    ['overlaps before([1..5), [5..8])', 'false'],
    ['overlaps after([3..8], [1..5])', 'true'],
    ['overlaps after([5..8], [1..5))', 'false'],
    ['before(1, 2)', 'true'],
    ['after(5, [1..5))', 'true'],
    ['before([1..5), 5)', 'true'],
    ['includes([1..5], 5)', 'true'],
    ['starts(1, [1..5])', 'true'],
    ['coincides(point1: 3, point2: 3)', 'true'],
    ['during(@"2020-02-01", [@"2020-01-01"..@"2020-12-31"])', 'true'],
    ['before(1, "a")', 'null'],
    // Points and ranges stand where the standard has them, and named ones in the order as written.
    ['meets(1, 2)', 'null'],
    ['includes(1, [1..2])', 'null'],
    ['during([1..2], 1)', 'null'],
    ['finishes(1, 1)', 'null'],
    ['coincides(5, [5..5])', 'null'],
    ['before(range: [1..5], point: 10)', 'true'],
    ['before(point: 10, range: [1..5])', 'false'],
    ['after(range: [11..20], point: 10)', 'true'],
    ['before([[1..2]], [3])', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });
});
