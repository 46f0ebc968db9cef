import type { Geometry, Position } from '../../contract/geometry.ts';
import { positionsOf } from '../../contract/geometry.ts';
import { ringHolds } from './label-point.ts';
import { signedArea } from './measure.ts';

/** Most positions of one geometry. */
export const mostPositions = 10_000;

/** Most rings or pieces of one geometry. */
export const mostPieces = 500;

/** Box around the land and sea of China in degrees; what lies outside was told in another system or with its axes swapped. */
export const ground = { west: 72, east: 138, south: 2, north: 55 } as const;

/** What can be wrong with a geometry. */
export type GeometryRule =
  | 'tooManyPositions'
  | 'tooManyPieces'
  | 'tooIntricate'
  | 'tooFewPositions'
  | 'outside'
  | 'swapped'
  | 'notClosed'
  | 'crossesItself'
  | 'noArea'
  | 'holeOutside';

/** One fault with the place where it was found, as `longitude latitude`. */
export interface GeometryFault {
  readonly rule: GeometryRule;
  readonly at?: Position;
}

/** Whether a geometry is larger than is taken, whatever system it is in: asked before anything is computed of it. */
export function examineSize(one: Geometry): GeometryFault | undefined {
  if (piecesOf(one) > mostPieces) return { rule: 'tooManyPieces' };
  return positionsOf(one).length > mostPositions ? { rule: 'tooManyPositions' } : undefined;
}

/** What is wrong with a geometry in CGCS2000 degrees, the first fault of each piece; none when it can be stored. */
export function examineGeometry(one: Geometry): GeometryFault[] {
  const large = examineSize(one);
  if (large !== undefined) return [large];
  const positions = positionsOf(one);
  const outside = positions.find((position) => !liesOnGround(position));
  if (outside !== undefined) {
    const [longitude, latitude] = outside;
    return [{ rule: liesOnGround([latitude, longitude]) ? 'swapped' : 'outside', at: outside }];
  }
  switch (one.type) {
    case 'Point':
      return [];
    case 'LineString':
      return faultsOfLine(one.coordinates);
    case 'MultiLineString':
      return one.coordinates.length === 0 ? [{ rule: 'tooFewPositions' }] : one.coordinates.flatMap(faultsOfLine);
    case 'Polygon':
      return faultsOfArea(one.coordinates);
    case 'MultiPolygon':
      return one.coordinates.length === 0 ? [{ rule: 'tooFewPositions' }] : one.coordinates.flatMap(faultsOfArea);
  }
}

/** Rings in the direction that RFC 7946 asks for: the outer one against the clock, holes with it. */
export function turnRings(one: Geometry): Geometry {
  const turn = (rings: readonly (readonly Position[])[]) =>
    rings.map((ring, place) => (signedArea(ring) > 0 === (place === 0) ? ring : [...ring].reverse()));
  if (one.type === 'Polygon') return { ...one, coordinates: turn(one.coordinates) };
  if (one.type === 'MultiPolygon') return { ...one, coordinates: one.coordinates.map(turn) };
  return one;
}

function liesOnGround([longitude, latitude]: Position): boolean {
  const { west, east, south, north } = ground;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function piecesOf(one: Geometry): number {
  if (one.type === 'MultiPolygon') return one.coordinates.reduce((sum, rings) => sum + Math.max(1, rings.length), 0);
  return one.type === 'Polygon' || one.type === 'MultiLineString' ? one.coordinates.length : 1;
}

function faultsOfLine(line: readonly Position[]): GeometryFault[] {
  const [first] = line;
  const moves = first !== undefined && line.some((position) => !same(position, first));
  return moves ? [] : [{ rule: 'tooFewPositions', ...(first && { at: first }) }];
}

function faultsOfArea(rings: readonly (readonly Position[])[]): GeometryFault[] {
  const [outer, ...holes] = rings;
  if (outer === undefined) return [{ rule: 'tooFewPositions' }];
  for (const ring of rings) {
    const fault = faultOfRing(ring);
    if (fault !== undefined) return [fault];
  }
  const outside = sidesOf(outer, 0);
  const known = [outside];
  for (const [place, hole] of holes.entries()) {
    const sides = sidesOf(hole, place + 1);
    // Where it crosses nothing, all of it lies where its first position does.
    const crossing = known.map((others) => findMeeting(others, sides)).find((at) => at !== undefined);
    const stray = (crossing === undefined ? hole.slice(0, 1) : hole).find((position) => !ringHolds(outer, position));
    if (stray !== undefined) return [{ rule: 'holeOutside', at: stray }];
    if (crossing !== undefined) return [{ rule: 'crossesItself', at: crossing }];
    known.push(sides);
  }
  return [];
}

function faultOfRing(ring: readonly Position[]): GeometryFault | undefined {
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined || ring.length < 4) {
    return { rule: 'tooFewPositions', ...(first && { at: first }) };
  }
  if (!same(first, last)) return { rule: 'notClosed', at: last };
  const crossing = findCrossing(ring);
  if (crossing === 'intricate') return { rule: 'tooIntricate', at: first };
  if (crossing !== undefined) return { rule: 'crossesItself', at: crossing };
  return Math.abs(signedArea(ring)) < 0.01 ? { rule: 'noArea', at: first } : undefined;
}

interface Side {
  readonly from: Position;
  readonly to: Position;
  readonly ring: number;
  readonly place: number;
  readonly low: Position;
  readonly high: Position;
}

/** Pairs of sides that are looked at, by side: an outline has few beside each other, a comb as many as it has teeth. */
const looksBySide = 200;
const looksAnyway = 100_000;

/** A place where sides of a ring meet that are not neighbours; undefined when there is none. Time grows with the sides, not their square. */
function findCrossing(ring: readonly Position[]): Position | 'intricate' | undefined {
  const sides = sidesOf(ring, 0);
  const [along, across] = sweepOf(sides);
  sides.sort((one, two) => one.low[along] - two.low[along]);
  let looks = looksAnyway + looksBySide * sides.length;
  for (const [index, one] of sides.entries()) {
    for (let next = index + 1; next < sides.length; next++) {
      const two = sides[next];
      if (two === undefined || two.low[along] > one.high[along]) break;
      looks -= 1;
      if (looks < 0) return 'intricate';
      if (two.low[across] > one.high[across] || two.high[across] < one.low[across]) continue;
      if (meet(one, two, sides.length)) return one.from;
    }
  }
  return undefined;
}

/** The axis along which sides are shorter, so that fewer lie beside each other, and the other one. */
function sweepOf(sides: readonly Side[]): [along: 0 | 1, across: 0 | 1] {
  const extent = (axis: 0 | 1) => sides.reduce((sum, { low, high }) => sum + high[axis] - low[axis], 0);
  return extent(0) <= extent(1) ? [0, 1] : [1, 0];
}

/** A place where a side of one ring meets one of another; only sides near the other ring are looked at. */
function findMeeting(some: readonly Side[], others: readonly Side[]): Position | undefined {
  const box = boxOfSides(others);
  const near = some.filter((one) => overlaps(one, box));
  for (const one of near) {
    for (const two of others) if (overlaps(one, two) && meet(one, two, others.length)) return one.from;
  }
  return undefined;
}

type Extent = Pick<Side, 'low' | 'high'>;

function boxOfSides(sides: readonly Side[]): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { low, high } of sides) {
    [west, south] = [Math.min(west, low[0]), Math.min(south, low[1])];
    [east, north] = [Math.max(east, high[0]), Math.max(north, high[1])];
  }
  return { low: [west, south], high: [east, north] };
}

function overlaps(one: Extent, two: Extent): boolean {
  return (
    one.low[0] <= two.high[0] && one.high[0] >= two.low[0] && one.low[1] <= two.high[1] && one.high[1] >= two.low[1]
  );
}

function sidesOf(ring: readonly Position[], number: number): Side[] {
  return ring.slice(1).map((to, place) => {
    const from = ring[place] ?? to;
    const low = [Math.min(from[0], to[0]), Math.min(from[1], to[1])] as const;
    return { from, to, ring: number, place, low, high: [Math.max(from[0], to[0]), Math.max(from[1], to[1])] };
  });
}

function meet(one: Side, two: Side, sides: number): boolean {
  const apart = Math.abs(one.place - two.place);
  const neighbours = one.ring === two.ring && (apart === 1 || apart === sides - 1);
  if (neighbours) return foldsBack(one, two);
  const [a, b] = [turn(one.from, one.to, two.from), turn(one.from, one.to, two.to)];
  const [c, d] = [turn(two.from, two.to, one.from), turn(two.from, two.to, one.to)];
  if (a * b < 0 && c * d < 0) return true;
  return (
    (a === 0 && within(one, two.from)) ||
    (b === 0 && within(one, two.to)) ||
    (c === 0 && within(two, one.from)) ||
    (d === 0 && within(two, one.to))
  );
}

/** Two sides with one end in common that run over each other, or one of no length. */
function foldsBack(one: Side, two: Side): boolean {
  if (same(one.from, one.to) || same(two.from, two.to)) return true;
  const [first, second] = same(one.to, two.from) ? [one, two] : [two, one];
  if (turn(first.from, first.to, second.to) !== 0) return false;
  const dot =
    (first.to[0] - first.from[0]) * (second.to[0] - second.from[0]) +
    (first.to[1] - first.from[1]) * (second.to[1] - second.from[1]);
  return dot < 0;
}

function turn(a: Position, b: Position, c: Position): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function within({ from, to }: Side, [x, y]: Position): boolean {
  return (
    x >= Math.min(from[0], to[0]) &&
    x <= Math.max(from[0], to[0]) &&
    y >= Math.min(from[1], to[1]) &&
    y <= Math.max(from[1], to[1])
  );
}

function same(one: Position, two: Position): boolean {
  return one[0] === two[0] && one[1] === two[1];
}
