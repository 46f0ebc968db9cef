import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoordinateSystem, coordinateSystem, gaussZones } from '../../contract/coordinate-system.ts';
import { fromGeographic, liesInShiftedBox, type Pair, toGeographic } from './convert.ts';
import { distanceOf } from './measure.ts';

const rows = (name: string) =>
  readFileSync(new URL(`../${name}.vectors.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

const inChina = fc.tuple(
  fc.double({ min: 73.6, max: 134.7, noNaN: true }),
  fc.double({ min: 18.2, max: 53.5, noNaN: true }),
);

describe('Gauss–Krüger projections of CGCS2000', () => {
  it('are the 64 of EPSG 4491 to 4554, each with its meridian and number', () => {
    expect(gaussZones).toHaveLength(64);
    const of = (epsg: number) => gaussZones.find((zone) => zone.epsg === epsg);
    expect(of(4491)).toEqual({ epsg: 4491, width: 6, meridian: 75, prefix: 13 });
    expect(of(4512)).toEqual({ epsg: 4512, width: 6, meridian: 135, prefix: null });
    expect(of(4527)).toEqual({ epsg: 4527, width: 3, meridian: 117, prefix: 39 });
    expect(of(4554)).toEqual({ epsg: 4554, width: 3, meridian: 135, prefix: null });
  });

  it('agree with PROJ 9.1 (cs2cs EPSG:4490 to each of them) within a tenth of a millimetre, both ways', () => {
    const vectors = rows('gauss-krueger');
    expect(vectors).toHaveLength(192);
    for (const [epsg = 0, longitude = 0, latitude = 0, easting = 0, northing = 0] of vectors) {
      const system = coordinateSystem.parse(`epsg${epsg}`);
      const [x, y] = fromGeographic([longitude, latitude], system);
      expect(Math.hypot(x - easting, y - northing)).toBeLessThan(1e-4);
      expect(distanceOf(toGeographic([easting, northing], system), [longitude, latitude])).toBeLessThan(1e-4);
    }
  });
});

describe('the shift of GCJ-02', () => {
  // No official vectors are published. These are those of the tests of eviltransform (MIT), which was written without
  // gcoord, and the example of coordtransform (MIT): what implementations of the known algorithm agree on.
  it.each([
    [121.5272106, 31.1774276, 121.531541859215, 31.17530398364597],
    [113.912316, 22.543847, 113.9171764808363, 22.540796131694766],
    [116.377817, 39.911954, 116.38404722455657, 39.91334545536069],
    [116.404, 39.915, 116.41024449916938, 39.91640428150164],
  ])('takes %d, %d to the known image', (longitude, latitude, east, north) => {
    expect(distanceOf(fromGeographic([longitude, latitude], 'gcj02'), [east, north])).toBeLessThan(0.01);
  });

  it('and that of BD-09 after it agree with the example of coordtransform', () => {
    const between = toGeographic([116.404, 39.915], 'gcj02');
    expect(distanceOf(fromGeographic(between, 'bd09'), [116.41036949371029, 39.92133699351021])).toBeLessThan(0.01);
  });

  it('moves by less than 900 metres in China, cities by more than 100, and not at all outside its box', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const moved = distanceOf(place, fromGeographic(place, 'gcj02'));
        expect(moved).toBeLessThan(900);
      }),
    );
    // Beijing, Shanghai, Chengdu, Xi'an: here and there in the far west the shift all but vanishes.
    for (const city of [
      [116.4, 39.9],
      [121.47, 31.23],
      [104.07, 30.67],
      [108.94, 34.34],
    ] as Pair[]) {
      expect(distanceOf(city, fromGeographic(city, 'gcj02'))).toBeGreaterThan(100);
    }
    for (const place of [
      [2.35, 48.85],
      [139.69, 35.69],
      [100, 0.5],
    ] as Pair[]) {
      expect(liesInShiftedBox(place)).toBe(false);
      expect(fromGeographic(place, 'gcj02')).toEqual(place);
      expect(toGeographic(place, 'bd09')).toEqual(place);
    }
  });

  it('keeps the order of places a metre apart', () => {
    fc.assert(
      fc.property(inChina, ([x, y]) => {
        expect(fromGeographic([x + 1e-5, y], 'gcj02')[0]).toBeGreaterThan(fromGeographic([x, y], 'gcj02')[0]);
        expect(fromGeographic([x, y + 1e-5], 'gcj02')[1]).toBeGreaterThan(fromGeographic([x, y], 'gcj02')[1]);
      }),
    );
  });
});

describe('every system', () => {
  const everywhere = (system: CoordinateSystem, most: number) =>
    fc.assert(
      fc.property(inChina, (place) => {
        const back = toGeographic(fromGeographic(place, system), system);
        expect(distanceOf(place, back)).toBeLessThan(most);
      }),
      { numRuns: 400 },
    );

  it('comes back to the same place: GCJ-02 and BD-09 within a micrometre', () => {
    everywhere('gcj02', 1e-6);
    everywhere('bd09', 1e-6);
    everywhere('wgs84', 1e-9);
  });

  it('comes back to the same place: projections within ten micrometres in their zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...gaussZones),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        fc.double({ min: 3, max: 54, noNaN: true }),
        ({ epsg, meridian, width }, share, latitude) => {
          const system = coordinateSystem.parse(`epsg${epsg}`);
          const place: Pair = [meridian + share * width, latitude];
          expect(distanceOf(place, toGeographic(fromGeographic(place, system), system))).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps distances in Gauss–Krüger within what the scale at the edge of the zone allows', () => {
    const system = coordinateSystem.parse('epsg4548');
    const [one, two]: [Pair, Pair] = [
      [117.2, 39.1],
      [117.21, 39.11],
    ];
    const [[x1, y1], [x2, y2]] = [fromGeographic(one, system), fromGeographic(two, system)];
    expect(Math.abs(Math.hypot(x2 - x1, y2 - y1) / distanceOf(one, two) - 1)).toBeLessThan(1e-4);
  });
});
