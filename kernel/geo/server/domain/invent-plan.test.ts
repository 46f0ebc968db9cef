import { describe, expect, it } from 'vitest';
import { openRandom, readZoneWords } from '#kernel/parties/server/index.ts';
import { examineGeometry } from './examine-geometry.ts';
import { inventPlan, spotsWithin } from './invent-plan.ts';
import { areaHolds, labelPoint } from './label-point.ts';
import { areaOf } from './measure.ts';

const { words } = await readZoneWords('shifan');
const parcelsOf = (seed: number, count = 240) => {
  const chance = openRandom(`parcels ${seed}`);
  return Array.from({ length: count }, (_, index) => ({ id: `p${index}`, area: chance.between(8_000, 120_000) }));
};
const plan = (seed: number, count?: number) =>
  inventPlan({
    chance: openRandom(`plan ${seed}`),
    ...{ words: words.plan, streets: words.streets, parcels: parcelsOf(seed, count) },
  });

describe('the plan of a zone that is nowhere', () => {
  it('is the same from the same seed, and another from another', () => {
    expect(plan(1)).toEqual(plan(1));
    expect(plan(1).ground[0]).not.toEqual(plan(2).ground[0]);
  });

  it.each([1, 2, 3])('has only shapes that can be stored, seed %d', (seed) => {
    const { ground, parcels } = plan(seed);
    for (const geometry of [...ground.map((one) => one.geometry), ...parcels.values()]) {
      expect(examineGeometry(geometry)).toEqual([]);
    }
    const looks = ground.map(({ look }) => look);
    for (const [look, count] of [
      ['outline', 1],
      ['district', 5],
      ['water', 2],
      ['railway', 1],
    ] as const) {
      expect(looks.filter((one) => one === look)).toHaveLength(count);
    }
    expect(looks.filter((look) => look === 'mainRoad').length).toBeGreaterThan(8);
    expect(looks.filter((look) => look === 'block').length).toBeGreaterThan(150);
  });

  it('draws every parcel as large as the register says, inside the outline and off the water', () => {
    const { ground, parcels } = plan(1);
    const [outline] = ground;
    const waters = ground.filter(({ look }) => look === 'water');
    const right = parcelsOf(1).filter(({ id, area }) => {
      const shape = parcels.get(id);
      if (shape === undefined || outline === undefined) return false;
      const spot = labelPoint(shape);
      expect(areaHolds(outline.geometry, spot)).toBe(true);
      for (const water of waters) expect(areaHolds(water.geometry, spot)).toBe(false);
      return Math.abs(areaOf(shape) / area - 1) < 0.001;
    });
    expect(parcels.size).toBe(240);
    expect(right.length).toBeGreaterThan(230);
  });

  it('places what stands on a parcel inside it', () => {
    const shape = plan(1).parcels.get('p0');
    if (shape === undefined) throw new Error('the first parcel is drawn');
    for (const count of [1, 2, 9, 24]) {
      const spots = spotsWithin(shape, count);
      expect(spots).toHaveLength(count);
      for (const spot of spots) expect(areaHolds(shape, spot)).toBe(true);
    }
  });
});
