import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MapFeature } from '../../../contract/layer.ts';
import { writeCsv, writeGeoJson } from '../../domain/write-layer.ts';
import { planImport } from './plan-import.ts';
import { readGeoJson } from './read-geojson.ts';
import { readShapeCsv } from './read-shape-csv.ts';
import { takeGeometry } from './told-feature.ts';

const mark = { number: '20260301-ABC234', line: '示范区 编号：20260301-ABC234' };
const place = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }));
const features = fc
  .array(fc.tuple(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), place), { minLength: 1, maxLength: 20 })
  .map((all) =>
    all.map(
      ([name, coordinates], index): MapFeature => ({
        ...{ id: `f${index}`, name: `x${name.trim()}`, geometry: { type: 'Point', coordinates } },
      }),
    ),
  );

describe('a file of a layer', () => {
  it('as GeoJSON is read back with every name and place', () => {
    fc.assert(
      fc.property(features, (all) => {
        const told = readGeoJson(writeGeoJson(all, { system: 'cgcs2000', mark, name: '图层' }), 100);
        if (typeof told === 'string') throw new Error(told);
        expect(told.map(({ name }) => name)).toEqual(all.map(({ name }) => name.trim()));
        expect(told.map(({ line }) => line)).toEqual(all.map((_, index) => index + 2));
        const plan = planImport(told, { system: 'cgcs2000', target: { kind: 'layer', takes: 'point' } });
        expect(plan.faults).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('as CSV is read back too, whatever stands in the names, and holds no formula', () => {
    fc.assert(
      fc.property(features, (all) => {
        const told = readShapeCsv(writeCsv(all, { system: 'gcj02', mark }), 100);
        if (typeof told === 'string') throw new Error(told);
        expect(told.map(({ geometry }) => geometry?.type)).toEqual(all.map(() => 'Point'));
      }),
      { numRuns: 60 },
    );
    const evil: MapFeature = { id: 'f', name: '=HYPERLINK("x")', geometry: { type: 'Point', coordinates: [117, 39] } };
    expect(writeCsv([evil], { system: 'cgcs2000', mark })).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('is never read as something it is not, and reading it ends', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readGeoJson(text, 10)).toBe('unreadable');
      }),
    );
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (geometry) => {
        const text = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":${geometry}}]}`;
        const told = readGeoJson(text, 10);
        if (typeof told !== 'string') expect(told[0]?.fault).toMatch(/noGeometry|unknownKind/);
      }),
    );
  });

  it('with numbers of another system is refused before they are stored', () => {
    const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] }) as const;
    for (const [told, system, rule] of [
      [point(39_500_000, 4_320_000), 'cgcs2000', 'wrongSystem'],
      [point(500_000, 4_320_000), 'epsg4527', 'wrongSystem'],
      [point(4_320_000, 39_500_000), 'epsg4527', 'wrongSystem'],
      [point(39, 117), 'wgs84', 'wrongSystem'],
      [point(39, 75), 'wgs84', 'swapped'],
    ] as const) {
      const taken = takeGeometry(told, system);
      expect('faults' in taken && (taken.faults[0]?.rule === rule || taken.faults[0]?.rule === 'swapped')).toBe(true);
    }
    expect(takeGeometry(point(500_000, 4_320_000), 'epsg4548')).toHaveProperty('geometry');
  });
});
