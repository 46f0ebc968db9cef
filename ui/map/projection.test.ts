import { describe, expect, it } from 'vitest';
import { graticule, graticuleStep, type LonLat, zoneProjection } from './projection.ts';

const cities: LonLat[] = [
  [108.88, 34.2],
  [113.5, 23.06],
  [117.7, 39.0],
  [104.05, 30.55],
];

const size = { width: 900, height: 420 };

describe('zoneProjection', () => {
  it('puts every place within the margin', () => {
    const projection = zoneProjection(cities, size, 40);
    for (const [lon, lat] of cities) {
      const [x, y] = projection([lon, lat]) ?? [Number.NaN, Number.NaN];
      expect(x).toBeGreaterThanOrEqual(39.9);
      expect(x).toBeLessThanOrEqual(860.1);
      expect(y).toBeGreaterThanOrEqual(39.9);
      expect(y).toBeLessThanOrEqual(380.1);
    }
  });

  it('has north above and east to the right', () => {
    const projection = zoneProjection(cities, size, 40);
    const [xian, guangzhou] = cities.slice(0, 2).map(([lon, lat]) => projection([lon, lat]) ?? [0, 0]);
    expect(xian?.[1]).toBeLessThan(guangzhou?.[1] ?? 0);
    expect(xian?.[0]).toBeLessThan(guangzhou?.[0] ?? 0);
  });

  it('shows a single place in the middle of its surroundings', () => {
    const [x, y] = zoneProjection([[108.88, 34.2]], { width: 300, height: 200 }, 20)([108.88, 34.2]) ?? [0, 0];
    expect(x).toBeCloseTo(150, 0);
    expect(Math.abs(y - 100)).toBeLessThan(5);
  });
});

describe('graticule', () => {
  const lines = graticule(zoneProjection(cities, size, 40), 5);

  it('draws meridians and parallels every five degrees, each once', () => {
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    expect(lines.every(({ degrees }) => degrees % 5 === 0)).toBe(true);
    expect(lines.map(({ key }) => key)).toEqual(expect.arrayContaining(['lon105', 'lon110', 'lat30', 'lat35']));
  });

  it('draws nothing else: no line that could be taken for a boundary', () => {
    expect(lines.every(({ axis }) => axis === 'lon' || axis === 'lat')).toBe(true);
  });
});

describe('graticuleStep', () => {
  it('is 5° for the whole country, less the closer one looks, never under 1°', () => {
    const projection = zoneProjection(cities, size, 40);
    const steps = [1, 2, 4, 16].map((scale) => graticuleStep(projection, size, scale));
    expect(steps[0]).toBe(5);
    expect(steps).toEqual([...steps].sort((a, b) => b - a));
    expect(steps.at(-1)).toBe(1);
  });

  it('leaves room for its labels on a small map', () => {
    const small = { width: 290, height: 220 };
    expect(graticuleStep(zoneProjection([[108.88, 34.2]], small, 44), small, 1)).toBeGreaterThanOrEqual(2);
  });
});
