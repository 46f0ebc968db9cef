import gcoord from 'gcoord';
import proj4, { type Converter } from 'proj4';
import type { CoordinateSystem, GaussZone } from '../../contract/coordinate-system.ts';
import { gaussZoneOf } from '../../contract/coordinate-system.ts';
import type { Geometry, Position } from '../../contract/geometry.ts';

/** A pair as its system tells it: degrees with longitude first, or metres with easting first. */
export type Pair = readonly [number, number];

type Step = (pair: Pair) => Pair;

/** Box in which GCJ-02 shifts; outside it is the same as WGS-84. Its algorithm has no finer border. */
const shifted = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 };

/** Whether GCJ-02 and BD-09 differ from WGS-84 at this place. */
export function liesInShiftedBox([longitude, latitude]: Pair): boolean {
  const { west, east, south, north } = shifted;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

const shift: Step = ([x, y]) => pairOf(gcoord.transform([x, y], gcoord.WGS84, gcoord.GCJ02));
const toBaidu: Step = ([x, y]) => pairOf(gcoord.transform([x, y], gcoord.GCJ02, gcoord.BD09));
const nearBaidu: Step = ([x, y]) => pairOf(gcoord.transform([x, y], gcoord.BD09, gcoord.GCJ02));

/** Coordinates in CGCS2000 degrees. WGS-84 is taken for the same: they differ by less than a metre. */
export function toGeographic(pair: Pair, system: CoordinateSystem): Position {
  if (system === 'cgcs2000' || system === 'wgs84') return pair;
  if (system === 'gcj02') return unshift(pair);
  if (system === 'bd09') return liesInShiftedBox(pair) ? unshift(invert(toBaidu, pair, nearBaidu(pair))) : pair;
  return pairOf(projectionOf(system).inverse([...pair]));
}

/** Coordinates of a CGCS2000 position in another system. */
export function fromGeographic(position: Position, system: CoordinateSystem): Pair {
  if (system === 'cgcs2000' || system === 'wgs84') return position;
  if (system === 'gcj02') return shift(position);
  if (system === 'bd09') return liesInShiftedBox(position) ? toBaidu(shift(position)) : position;
  return pairOf(projectionOf(system).forward([...position]));
}

/** The same geometry with every position taken through `step`. */
export function mapPositions(one: Geometry, step: (position: Position) => Pair): Geometry {
  const line = (positions: readonly Position[]) => positions.map(step);
  switch (one.type) {
    case 'Point':
      return { type: 'Point', coordinates: step(one.coordinates) };
    case 'LineString':
      return { type: 'LineString', coordinates: line(one.coordinates) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: one.coordinates.map(line) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: one.coordinates.map(line) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: one.coordinates.map((rings) => rings.map(line)) };
  }
}

/** A position told in GCJ-02 as it lies; near the edge of the shifted box, where two places have one image, the one inside. */
function unshift(told: Pair): Pair {
  if (!liesInShiftedBox(told)) return told;
  return invert(shift, told, told);
}

const mostTurns = 30;

/** The pair that `forward` takes to `told`: steps of at most a hundredth of the last close in on it to the last digits. */
function invert(forward: Step, told: Pair, start: Pair): Pair {
  let [x, y] = start;
  for (let turn = 0; turn < mostTurns; turn++) {
    const image = forward([x, y]);
    const [dx, dy] = [told[0] - image[0], told[1] - image[1]];
    x += dx;
    y += dy;
    if (Math.abs(dx) < 1e-13 && Math.abs(dy) < 1e-13) break;
  }
  return [x, y];
}

const projections = new Map<number, Converter>();

function projectionOf(system: CoordinateSystem): Converter {
  const zone = gaussZoneOf(system);
  if (zone === undefined) throw new RangeError(`${system} is no projection`);
  const known = projections.get(zone.epsg);
  if (known !== undefined) return known;
  // Both ends on the ellipsoid of CGCS2000, so that no datum shift comes between.
  const opened = proj4('+proj=longlat +ellps=GRS80 +no_defs', definitionOf(zone));
  projections.set(zone.epsg, opened);
  return opened;
}

/** GRS80 is the ellipsoid of CGCS2000: a = 6 378 137 m, 1/f = 298.257 222 101. */
function definitionOf({ meridian, prefix }: GaussZone): string {
  const easting = (prefix ?? 0) * 1_000_000 + 500_000;
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}

function pairOf(values: readonly number[]): Pair {
  const [x = Number.NaN, y = Number.NaN] = values;
  return [x, y];
}
