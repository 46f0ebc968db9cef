import { type GeoProjection, geoConicEqualArea, geoGraticule } from 'd3-geo';
import type { Size } from './view.ts';

/** Longitude and latitude in degrees, WGS-84. */
export type LonLat = readonly [number, number];

/** A line of the graticule: its path and where its label stands. */
export interface GraticuleLine {
  key: string;
  path: readonly (readonly [number, number])[];
  /** Degrees, positive east or north. */
  degrees: number;
  axis: 'lon' | 'lat';
}

/** Equal-area cone with the two parallels usual for maps of the whole country, fitted to the extent that the points cover. */
export function zoneProjection(points: readonly LonLat[], { width, height }: Size, margin: number): GeoProjection {
  const framed = frame(points);
  const lons = framed.map(([lon]) => lon);
  // The middle meridian stands upright.
  const projection = geoConicEqualArea()
    .parallels([25, 47])
    .rotate([-(Math.min(...lons) + Math.max(...lons)) / 2, 0]);
  const area = [
    [margin, margin],
    [width - margin, height - margin],
  ] as [[number, number], [number, number]];
  return projection.fitExtent(area, { type: 'MultiPoint', coordinates: framed.map(([x, y]) => [x, y]) });
}

/** The points, or for fewer than two a frame wide enough to see where a point lies. */
function frame(points: readonly LonLat[]): readonly LonLat[] {
  const [only] = points;
  if (points.length > 1) return points;
  const [lon, lat] = only ?? [105, 35];
  return [
    [lon - 4, lat],
    [lon + 4, lat],
    [lon, lat - 3],
    [lon, lat + 3],
  ];
}

const steps = [1, 2, 5, 10] as const;
const leastSpace = 56;

/** Degrees between the lines so that their labels do not touch, given how much closer than the whole one looks. */
export function graticuleStep(projection: GeoProjection, { width, height }: Size, scale: number): number {
  const [lon, lat] = projection.invert?.([width / 2, height / 2]) ?? [105, 35];
  const [here, next] = [projection([lon, lat]), projection([lon + 1, lat])];
  const degree = Math.abs((next?.[0] ?? 0) - (here?.[0] ?? 0)) * scale;
  return steps.find((step) => step * degree >= leastSpace) ?? 10;
}

/** Meridians and parallels every `step` degrees as polylines in pixels. */
export function graticule(projection: GeoProjection, step: number): GraticuleLine[] {
  const lines = geoGraticule()
    .extent([
      [70, 10],
      [140, 56],
    ])
    .step([step, step])
    .precision(1)
    .lines();
  return lines.map(({ coordinates }) => {
    const [start, second] = coordinates;
    const axis = start?.[0] === second?.[0] ? 'lon' : 'lat';
    const degrees = Math.round((axis === 'lon' ? start?.[0] : start?.[1]) ?? 0);
    const path = coordinates.flatMap((point) => {
      const spot = projection([point[0] ?? 0, point[1] ?? 0]);
      return spot === null ? [] : [spot];
    });
    return { key: `${axis}${degrees}`, path, degrees, axis };
  });
}
