import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DatedShare, findExcess, plainPercent } from './domain/sum-shares.ts';
import { type Edge, walkRelations } from './domain/walk-relations.ts';

const times = Number(process.env.SOAK_TIMES ?? 0) || 300;

/** Distances by the plainest walk there is: relax every edge until nothing changes. */
function distances(start: string, edges: readonly Edge[]): Map<string, number> {
  const far = new Map([[start, 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { fromId, toId } of edges) {
      for (const [a, b] of [
        [fromId, toId],
        [toId, fromId],
      ] as const) {
        const next = (far.get(a) ?? Number.POSITIVE_INFINITY) + 1;
        if (next < (far.get(b) ?? Number.POSITIVE_INFINITY)) {
          far.set(b, next);
          changed = true;
        }
      }
    }
  }
  return far;
}

describe('a walk over relations', () => {
  const edge = fc.record({ from: fc.nat(9), to: fc.nat(9) }).filter(({ from, to }) => from !== to);
  const graph = fc
    .array(edge, { maxLength: 25 })
    .map((all) => all.map(({ from, to }, n): Edge => ({ relationId: `r${n}`, fromId: `p${from}`, toId: `p${to}` })));
  const touching = (edges: readonly Edge[]) => async (ids: readonly string[]) =>
    edges.filter((one) => ids.includes(one.fromId) || ids.includes(one.toId));

  it('reaches exactly whom brute force reaches, in as many steps, circles or not', async () => {
    await fc.assert(
      fc.asyncProperty(graph, fc.integer({ min: 1, max: 6 }), async (edges, steps) => {
        const { parties, cut } = await walkRelations('p0', { steps, most: 1_000 }, touching(edges));
        const expected = [...distances('p0', edges)].filter(([, far]) => far > 0 && far <= steps);
        expect(new Map(parties.map((one) => [one.partyId, one.steps]))).toEqual(new Map(expected));
        expect(parties).toHaveLength(expected.length);
        expect(cut).toBe(false);
      }),
      { numRuns: times },
    );
  });

  it('names an edge that leads there from one step nearer', async () => {
    await fc.assert(
      fc.asyncProperty(graph, async (edges) => {
        const far = distances('p0', edges);
        const { parties } = await walkRelations('p0', { steps: 6, most: 1_000 }, touching(edges));
        for (const { partyId, steps, relationId } of parties) {
          const by = edges.find((one) => one.relationId === relationId);
          const before = by?.fromId === partyId ? by.toId : by?.fromId;
          expect(far.get(before ?? '')).toBe(steps - 1);
        }
      }),
      { numRuns: times },
    );
  });

  it('stops at its bound and says so', async () => {
    const star = Array.from({ length: 30 }, (_, n): Edge => ({ relationId: `r${n}`, fromId: 'hub', toId: `p${n}` }));
    const { parties, cut } = await walkRelations('hub', { steps: 3, most: 10 }, touching(star));
    expect([parties.length, cut]).toEqual([10, true]);
    expect(await walkRelations('hub', { steps: 3, most: 30 }, touching(star))).toMatchObject({ cut: false });
  });
});

describe('shares in a firm', () => {
  const day = (number: number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);
  const share = fc.record({
    millionths: fc.integer({ min: 1, max: 100_000_000 }),
    from: fc.nat(10),
    length: fc.nat(10),
  });

  it('are found too many on the first day on which they are, to the millionth', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 6 }), (all) => {
        const shares = all.map(
          ({ millionths, from, length }): DatedShare => ({
            percent: `${Math.trunc(millionths / 1_000_000)}.${String(millionths % 1_000_000).padStart(6, '0')}`,
            startsOn: day(from),
            endsOn: length === 0 ? null : day(from + length),
          }),
        );
        // Day by day, in whole millionths.
        const sumOn = (n: number) =>
          all.reduce(
            (sum, one) => sum + (one.from <= n && (one.length === 0 || n < one.from + one.length) ? one.millionths : 0),
            0,
          );
        const first = Array.from({ length: 22 }, (_, n) => n).find((n) => sumOn(n) > 100_000_000);
        const found = findExcess(shares);
        expect(found?.day).toBe(first === undefined ? undefined : day(first));
        if (first !== undefined) expect(Number(found?.percent)).toBeCloseTo(sumOn(first) / 1_000_000, 6);
      }),
      { numRuns: times },
    );
  });

  it('of three thirds and a rest are a whole and no more', () => {
    const held = { startsOn: '2024-01-01', endsOn: null };
    const thirds = Array.from({ length: 3 }, () => ({ percent: '33.333333', ...held }));
    expect(findExcess([...thirds, { percent: '0.000001', ...held }])).toBeUndefined();
    expect(findExcess([...thirds, { percent: '0.000002', ...held }])).toEqual({
      day: '2024-01-01',
      percent: '100.000001',
    });
  });

  it('are written without places that say nothing', () => {
    expect(['12.500000', '100.000000', '0.000001', '7'].map(plainPercent)).toEqual(['12.5', '100', '0.000001', '7']);
  });
});
