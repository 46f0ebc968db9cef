import { describe, expect, it } from 'vitest';
import { pairOf, plantedKinds, plantTwins } from './planted-twins.fixture.ts';
import { proposePairs } from './propose-pairs.ts';

/** Firms of the campaign; as many as a large zone has where there is time. */
const firms = process.env.SOAK_TIMES === undefined ? 20_000 : 100_000;

describe('twins planted in a register', () => {
  it('are proposed, and little else is', () => {
    const planted = plantTwins(firms, 'campaign');
    const began = performance.now();
    const found = proposePairs(planted.firms);
    const seconds = (performance.now() - began) / 1_000;
    const proposed = new Set(found.map((pair) => pairOf(pair.leftId, pair.rightId)));
    const hits = [...planted.twins.keys()].filter((pair) => proposed.has(pair)).length;
    const [precision, recall] = [hits / proposed.size, hits / planted.twins.size];
    const byKind = plantedKinds.map((kind) => {
      const all = [...planted.twins].filter(([, planned]) => planned === kind);
      return `${kind} ${all.filter(([pair]) => proposed.has(pair)).length}/${all.length}`;
    });
    const share = (value: number) => value.toFixed(4);
    console.info(
      `${planted.firms.length} entries, ${planted.twins.size} twins, ${planted.decoys} decoys: precision ${share(precision)}, ` +
        `recall ${share(recall)}, ${seconds.toFixed(1)} s; ${byKind.join(', ')}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  }, 120_000);
});
