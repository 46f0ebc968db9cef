import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Geometry, Position } from '../../contract/geometry.ts';
import { examineGeometry, type GeometryRule, mostPositions, turnRings } from './examine-geometry.ts';
import { areaHolds, boxOf, labelPoint } from './label-point.ts';
import { areaOf, distanceOf, lengthOf, signedArea } from './measure.ts';
import { readWkt, roundPositions, writeWkt } from './well-known-text.ts';

const polygon = (...rings: Position[][]): Geometry => ({ type: 'Polygon', coordinates: rings });
const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

describe('measures on the ellipsoid', () => {
  it('agree with PROJ 9.1 (geod) on lengths from ten metres to hundreds of kilometres', () => {
    const text = readFileSync(new URL('../geodesic-length.vectors.csv', import.meta.url), 'utf8');
    const vectors = text.trim().split('\n').slice(1);
    expect(vectors).toHaveLength(40);
    for (const line of vectors) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, metres = 0] = line.split(',').map(Number);
      expect(Math.abs(distanceOf([x1, y1], [x2, y2]) - metres)).toBeLessThan(1e-4);
    }
  });

  it('give the known surface of the ellipsoid for the whole of it', () => {
    // GRS 80: 4πR₂² with the authalic radius 6 371 007.1810 m (Moritz, Geodetic Reference System 1980).
    const half = (from: number): Position[] => [
      [from, -90],
      [from + 180, -90],
      [from + 180, 90],
      [from, 90],
      [from, -90],
    ];
    const strips = areaOf(polygon(half(0))) + areaOf(polygon(half(-180)));
    expect(strips / (4 * Math.PI * 6_371_007.181 ** 2)).toBeCloseTo(1, 9);
  });

  it('take holes off, and add up however an area is cut', () => {
    const whole = areaOf(polygon(square(117, 39, 0.02)));
    expect(areaOf(polygon(square(117, 39, 0.02), square(117.005, 39.005, 0.01)))).toBeLessThan(whole * 0.76);
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), (share) => {
        const cut = 117 + 0.02 * share;
        const part = (west: number, east: number) =>
          areaOf(
            polygon([
              [west, 39],
              [east, 39],
              [east, 39.02],
              [west, 39.02],
              [west, 39],
            ]),
          );
        expect(part(117, cut) + part(cut, 117.02)).toBeCloseTo(whole, 2);
      }),
    );
    expect(signedArea(square(117, 39, 0.01))).toBeGreaterThan(0);
    expect(lengthOf({ type: 'LineString', coordinates: square(117, 39, 0.01) })).toBeCloseTo(
      lengthOf(polygon(square(117, 39, 0.01))),
      6,
    );
  });
});

describe('what can be stored', () => {
  const rules = (one: Geometry): GeometryRule[] => examineGeometry(one).map(({ rule }) => rule);

  it('is an area that is closed, crosses itself nowhere and holds its holes', () => {
    expect(rules(polygon(square(117, 39, 0.02), square(117.005, 39.005, 0.01)))).toEqual([]);
    expect(rules(polygon(square(117, 39, 0.02).slice(0, 4)))).toEqual(['notClosed']);
    expect(rules(polygon(square(117, 39, 0.02).slice(0, 3)))).toEqual(['tooFewPositions']);
    expect(rules(polygon())).toEqual(['tooFewPositions']);
    const [a, b, c, d] = square(117, 39, 0.02) as [Position, Position, Position, Position];
    expect(rules(polygon([a, c, b, d, a]))).toEqual(['crossesItself']);
    expect(rules(polygon([a, b, a, b, a]))).toEqual(['crossesItself']);
    expect(rules(polygon([a, a, b, c, a]))).toEqual(['crossesItself']);
    expect(rules(polygon(square(117, 39, 0.02), square(118, 39, 0.01)))).toEqual(['holeOutside']);
    const holes = [square(117.001, 39.001, 0.01), square(117.005, 39.005, 0.01)];
    expect(rules(polygon(square(117, 39, 0.02), ...holes))).toEqual(['crossesItself']);
  });

  it('has holes that do not meet each other', () => {
    const beside = [square(117.002, 39.002, 0.002), square(117.0035, 39.0035, 0.002)];
    expect(rules(polygon(square(117, 39, 0.02), ...beside))).toEqual(['crossesItself']);
    expect(rules(polygon(square(117, 39, 0.02), square(117.015, 39.015, 0.01)))).toEqual(['holeOutside']);
  });

  it('is looked at in time that grows with its sides: combs lie along an axis or are too dense', () => {
    const comb = (teeth: number, tilt: number) => {
      const turned = (x: number, y: number): Position => [110 + x - y * tilt, 30 + y + x * tilt];
      const line = Array.from({ length: teeth }, (_, index) => turned(index % 2, index / teeth));
      return [...line, turned(1.1, 1.1), turned(1.1, -0.1), turned(0, -0.1), turned(0, 0)];
    };
    expect(rules(polygon(comb(9_000, 0)))).toEqual([]);
    expect(rules(polygon(comb(9_000, 1)))).toEqual(['tooIntricate']);
    expect(rules(polygon(comb(400, 1)))).toEqual([]);
    const holes = Array.from({ length: 400 }, (_, index) => square(111.005, 30.001 + index / 410, 0.001));
    expect(rules(polygon(comb(7_000, 0), ...holes))).toEqual([]);
  });

  it('lies in China, and says when its axes are swapped', () => {
    expect(rules({ type: 'Point', coordinates: [39.9, 65] })).toEqual(['outside']);
    expect(rules({ type: 'Point', coordinates: [39.9, 82.4] })).toEqual(['swapped']);
    expect(rules({ type: 'Point', coordinates: [-0.1, 51.5] })).toEqual(['outside']);
    expect(rules({ type: 'LineString', coordinates: [[117, 39]] })).toEqual(['tooFewPositions']);
    const many = Array.from({ length: mostPositions + 1 }, (_, index): Position => [100 + index / 1e6, 30]);
    expect(rules({ type: 'LineString', coordinates: many })).toEqual(['tooManyPositions']);
  });

  it('turns the way that RFC 7946 asks for', () => {
    const turned = turnRings(polygon([...square(117, 39, 0.02)].reverse(), square(117.005, 39.005, 0.01)));
    const [outer = [], hole = []] = turned.type === 'Polygon' ? turned.coordinates : [];
    expect([signedArea(outer) > 0, signedArea(hole) > 0]).toEqual([true, false]);
  });

  it('is never refused for a star around a centre, however many corners it has', () => {
    const corners = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(corners, (radii) => {
        const ring = radii.map((radius, index): Position => {
          const angle = (index / radii.length) * 2 * Math.PI;
          return [117 + 0.1 * radius * Math.cos(angle), 39 + 0.1 * radius * Math.sin(angle)];
        });
        const star = polygon([...ring, ring[0] ?? [0, 0]]);
        expect(rules(star)).toEqual([]);
        expect(areaHolds(star, labelPoint(star))).toBe(true);
      }),
    );
  });
});

describe('places within', () => {
  it('has the name of a horseshoe on the horseshoe, not between its arms', () => {
    const shoe = polygon([
      [117, 39],
      [117.03, 39],
      [117.03, 39.03],
      [117.02, 39.03],
      [117.02, 39.01],
      [117.01, 39.01],
      [117.01, 39.03],
      [117, 39.03],
      [117, 39],
    ]);
    expect(areaHolds(shoe, [117.015, 39.02])).toBe(false);
    expect(areaHolds(shoe, labelPoint(shoe))).toBe(true);
    expect(boxOf([shoe])).toEqual([117, 39, 117.03, 39.03]);
    expect(boxOf([])).toBeUndefined();
  });

  it('does not count holes, but their edge', () => {
    const ring = polygon(square(117, 39, 0.03), square(117.01, 39.01, 0.01));
    expect(areaHolds(ring, [117.015, 39.015])).toBe(false);
    expect(areaHolds(ring, [117.01, 39.015])).toBe(true);
    expect(areaHolds(ring, labelPoint(ring))).toBe(true);
  });
});

describe('WKT', () => {
  it('is read as it was written, for all five kinds', () => {
    const all: Geometry[] = [
      { type: 'Point', coordinates: [117.123456789, 39.5] },
      { type: 'LineString', coordinates: square(117, 39, 0.01) },
      { type: 'MultiLineString', coordinates: [square(117, 39, 0.01), square(118, 39, 0.01)] },
      polygon(square(117, 39, 0.02), square(117.005, 39.005, 0.01)),
      { type: 'MultiPolygon', coordinates: [[square(117, 39, 0.01)], [square(118, 39, 0.01)]] },
    ];
    for (const one of all) expect(readWkt(writeWkt(one, 9))).toEqual(roundPositions(one, 9));
  });

  it('is also one pair or several, closed ones an area', () => {
    expect(readWkt('117.2, 39.1')).toEqual({ type: 'Point', coordinates: [117.2, 39.1] });
    expect(readWkt('117.2 39.1\n117.3 39.1')?.type).toBe('LineString');
    expect(readWkt('117 39; 118 39; 118 40; 117 39')?.type).toBe('Polygon');
  });

  it.each([
    '',
    'POINT',
    'POINT (117)',
    'POINT Z (117 39 4)',
    'POINT (117 39, 118 39)',
    'POLYGON (117 39, 118 39)',
    'POLYGON ((117 39, 118 39)',
    'LINESTRING (117 39, x 39)',
    'GEOMETRYCOLLECTION (POINT (117 39))',
    'POINT (1e400 39)',
    `${'('.repeat(50)}1 2${')'.repeat(50)}`,
  ])('is refused when it is %j', (text) => {
    expect(readWkt(text)).toBeUndefined();
  });
});
