import type { Geometry, Position } from '../../contract/geometry.ts';
import { positionsOf } from '../../contract/geometry.ts';

/** West, south, east and north of everything, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Box around geometries; undefined when they have no position. */
export function boxOf(all: readonly Geometry[]): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const one of all) {
    for (const [longitude, latitude] of positionsOf(one)) {
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
    }
  }
  return west > east ? undefined : [west, south, east, north];
}

/** Whether a position lies in an area or on its edge, holes taken off. */
export function areaHolds(one: Geometry, position: Position): boolean {
  const areas = one.type === 'Polygon' ? [one.coordinates] : one.type === 'MultiPolygon' ? one.coordinates : [];
  return areas.some(([outer, ...holes]) => {
    if (outer === undefined || !ringHolds(outer, position)) return false;
    return !holes.some((hole) => ringHolds(hole, position) && !liesOn(hole, position));
  });
}

/** Whether a position lies within a ring or on it. */
export function ringHolds(ring: readonly Position[], position: Position): boolean {
  if (liesOn(ring, position)) return true;
  const [x, y] = position;
  let inside = false;
  for (const [index, to] of ring.entries()) {
    const from = ring[index === 0 ? ring.length - 1 : index - 1] ?? to;
    if (to[1] > y === from[1] > y) continue;
    if (x < ((from[0] - to[0]) * (y - to[1])) / (from[1] - to[1]) + to[0]) inside = !inside;
  }
  return inside;
}

function liesOn(ring: readonly Position[], [x, y]: Position): boolean {
  return ring.some((to, index) => {
    const from = ring[index === 0 ? ring.length - 1 : index - 1] ?? to;
    const cross = (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
    const between = (value: number, one: number, two: number) =>
      value >= Math.min(one, two) && value <= Math.max(one, two);
    return cross === 0 && between(x, from[0], to[0]) && between(y, from[1], to[1]);
  });
}

/** Where the name of a geometry stands: always on it, in areas as far inside as is easily found. */
export function labelPoint(one: Geometry): Position {
  const all = positionsOf(one);
  if (one.type === 'Polygon' || one.type === 'MultiPolygon') {
    const rings = one.type === 'Polygon' ? one.coordinates : (largest(one.coordinates) ?? []);
    const centre = centroid(rings[0] ?? []);
    const area: Geometry = { type: 'Polygon', coordinates: rings };
    if (centre !== undefined && areaHolds(area, centre)) return centre;
    return widestSpot(rings) ?? all[0] ?? [0, 0];
  }
  return all[Math.floor((all.length - 1) / 2)] ?? [0, 0];
}

function largest(areas: readonly (readonly (readonly Position[])[])[]) {
  const size = (rings: readonly (readonly Position[])[]) => Math.abs(doubled(rings[0] ?? []));
  return areas.toSorted((one, two) => size(two) - size(one))[0];
}

/** Twice the area in square degrees, around the first position so that digits are not lost. */
function doubled(ring: readonly Position[]): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  return ring.reduce((sum, [x, y], index) => {
    const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x - ox) * (ny - oy) - (nx - ox) * (y - oy);
  }, 0);
}

function centroid(ring: readonly Position[]): Position | undefined {
  const area = doubled(ring);
  const [ox, oy] = ring[0] ?? [0, 0];
  if (area === 0) return undefined;
  let [sumX, sumY] = [0, 0];
  for (const [index, [x, y]] of ring.entries()) {
    const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y];
    const cross = (x - ox) * (ny - oy) - (nx - ox) * (y - oy);
    sumX += (x + nx - 2 * ox) * cross;
    sumY += (y + ny - 2 * oy) * cross;
  }
  return [ox + sumX / (3 * area), oy + sumY / (3 * area)];
}

/** The middle of the longest piece inside, along some lines from west to east. */
function widestSpot(rings: readonly (readonly Position[])[]): Position | undefined {
  const box = boxOf([{ type: 'Polygon', coordinates: rings }]);
  if (box === undefined) return undefined;
  const [, south, , north] = box;
  let best: { spot: Position; width: number } | undefined;
  for (let step = 1; step < 16; step++) {
    const y = south + ((north - south) * step) / 16;
    const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((one, two) => one - two);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [from = 0, to = 0] = crossings.slice(index, index + 2);
      if (best === undefined || to - from > best.width) best = { spot: [(from + to) / 2, y], width: to - from };
    }
  }
  return best?.spot;
}

function crossingsAt(ring: readonly Position[], y: number): number[] {
  return ring.slice(1).flatMap((to, index) => {
    const from = ring[index] ?? to;
    if (from[1] > y === to[1] > y) return [];
    return [from[0] + ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1])];
  });
}
