import { describe, expect, it } from 'vitest';
import type { Position } from '#kernel/geo/contract/geometry.ts';
import { placeCard } from './plan-card.tsx';
import { anchorOf, fitLayers, mercator, pathOf, seenAt, spotOf, tilesOf } from './plan-geometry.ts';
import { placeNames } from './plan-labels.ts';
import type { MapFeatureData, MapLayerData } from './plan-map-props.ts';
import { countLights, findObjects, findSelected, legendOf, listObjects } from './plan-objects.ts';
import { wholeView } from './view.ts';

const size = { width: 800, height: 500 };
const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const area = (id: string, ring: Position[], more: Partial<MapFeatureData> = {}): MapFeatureData => ({
  ...{ id, name: id, geometry: { type: 'Polygon', coordinates: [ring] }, ...more },
});
const layer = (id: string, features: MapFeatureData[], more: Partial<MapLayerData> = {}): MapLayerData => ({
  ...{ id, label: id, kind: 'area', ground: false, total: features.length, cut: false, stages: [], features, ...more },
});
const ground = layer(
  'geo.ground',
  [
    area('outline', square(117, 39, 0.1), { look: 'outline' }),
    area('东区', square(117.05, 39, 0.05), { look: 'district' }),
    area('far', square(118, 40, 0.1), { look: 'block' }),
  ],
  { ground: true },
);

describe('a plan', () => {
  const fit = fitLayers([ground], size, { x: 30, y: 30 });

  it('fits its outline into the window and keeps its shape', () => {
    const [west, south] = [spotOf([117, 39], fit), spotOf([117.1, 39], fit)];
    const north = spotOf([117, 39.1], fit);
    for (const { x, y } of [west, south, north]) {
      expect(x >= 29.9 && x <= 770.1 && y >= 29.9 && y <= 470.1).toBe(true);
    }
    // Web Mercator is true to angles: a degree of latitude is longer by the secant.
    const ratio = (west.y - north.y) / (south.x - west.x);
    expect(ratio).toBeCloseTo(1 / Math.cos((39.05 * Math.PI) / 180), 3);
    expect(fitLayers([], size, { x: 30, y: 30 }).world).toBeGreaterThan(1);
    expect(mercator([0, 0])).toEqual({ x: 0.5, y: 0.5 });
  });

  it('draws every kind of geometry as a path, points as a dot', () => {
    expect(pathOf({ type: 'Point', coordinates: [117.05, 39.05] }, fit)).toMatch(/^M[\d.]+ [\d.]+h0$/);
    expect(pathOf({ type: 'LineString', coordinates: square(117, 39, 0.1) }, fit)).not.toContain('Z');
    const rings = [square(117, 39, 0.1), square(117.02, 39.02, 0.01)];
    expect(pathOf({ type: 'Polygon', coordinates: rings }, fit).match(/Z/g)).toHaveLength(2);
    expect(pathOf({ type: 'MultiPolygon', coordinates: [rings, rings] }, fit).match(/Z/g)).toHaveLength(4);
  });

  it('asks for the tiles that cover the window and for no more than sixty', () => {
    const tiles = tilesOf(fit, wholeView, size);
    expect(tiles.length).toBeGreaterThan(3);
    expect(tiles.length).toBeLessThanOrEqual(60);
    for (const { x, y, side, column, row, zoom } of tiles) {
      expect(x + side > 0 && y + side > 0 && x < size.width && y < size.height).toBe(true);
      expect(column < 2 ** zoom && row < 2 ** zoom).toBe(true);
      expect(side).toBeGreaterThan(180);
    }
    expect(tilesOf(fit, { ...wholeView, scale: 1e9 }, size).length).toBeLessThanOrEqual(60);
  });

  it('names districts always, objects from near, and never one over another', () => {
    const crowd = Array.from({ length: 400 }, (_, index) =>
      area(`地块${index}`, square(117 + (index % 20) * 0.005, 39 + Math.floor(index / 20) * 0.005, 0.004)),
    );
    const objects = listObjects([layer('parcels', crowd)], ['parcels']);
    const wide = placeNames({ layers: [ground], objects, fit }, { view: wholeView, size });
    expect(wide.map(({ text }) => text)).toEqual(['东区']);
    const near = placeNames({ layers: [ground], objects, fit }, { view: { scale: 4, x: 250, y: 150 }, size });
    expect(near.length).toBeGreaterThan(5);
    expect(near.length).toBeLessThanOrEqual(90);
    for (const [index, one] of near.entries()) {
      for (const two of near.slice(index + 1)) {
        expect(Math.abs(one.x - two.x) > 13 || Math.abs(one.y - two.y) > 13).toBe(true);
      }
    }
  });

  it('keeps the card of an object in the window, away from the object', () => {
    for (const x of [0, 400, 800]) {
      for (const y of [0, 249, 251, 500]) {
        const { left, top, bottom } = placeCard({ x, y }, size);
        expect(left >= 8 && left <= 492).toBe(true);
        expect(top === undefined).toBe(y > 250);
        expect((top ?? bottom ?? 0) > 0).toBe(true);
      }
    }
    expect(seenAt(anchorOf(ground.features[0] ?? area('', []), fit), wholeView).x).toBeCloseTo(400, 0);
  });
});

describe('the list of a map', () => {
  const parcels = layer(
    'parcels',
    [
      area('A-10', square(117, 39, 0.01)),
      area('A-2', square(117, 39, 0.01), { light: 'warn' }),
      area('B-1', square(117, 39, 0.01), { light: 'late' }),
    ],
    { stages: [{ stage: 0, label: '待供' }] },
  );

  it('has the worst first, then by number, and nothing that is hidden or ground', () => {
    const objects = listObjects([ground, parcels], ['parcels', 'geo.ground']);
    expect(objects.map(({ feature }) => feature.id)).toEqual(['B-1', 'A-2', 'A-10']);
    expect(countLights(objects)).toEqual({ warn: 1, late: 1 });
    expect(listObjects([ground, parcels], [])).toEqual([]);
    expect(findObjects(objects, ' a-1 ').map(({ feature }) => feature.id)).toEqual(['A-10']);
  });

  it('finds what is chosen, and what the fills mean on the uppermost layer', () => {
    expect(findSelected([parcels], { layer: 'parcels', id: 'A-2' })?.feature.light).toBe('warn');
    expect(findSelected([parcels], { layer: 'parcels', id: 'gone' })).toBeUndefined();
    expect(legendOf([ground, parcels], ['parcels'])).toEqual([{ stage: 0, label: '待供' }]);
    expect(legendOf([ground, parcels], [])).toEqual([]);
  });
});
