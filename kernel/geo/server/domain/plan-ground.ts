import type { Geometry, Position } from '../../contract/geometry.ts';
import { ringHolds } from './label-point.ts';
import { between, type PlanChance, type PlanFrame, type Spot } from './plan-frame.ts';
import type { GridRoad } from './plan-lots.ts';

/** Water and railway of a plan, and where nothing else may stand. */
export interface PlanGround {
  readonly lake: readonly Spot[];
  readonly park: readonly Spot[];
  readonly river: readonly Spot[];
  readonly banks: readonly Spot[];
  readonly railway: readonly Spot[];
  /** Whether a lot may have a corner here: within the outline, off water, parks and the railway. */
  free(spot: Spot): boolean;
}

/** Invents a lake in its park, a river with its banks, and a railway. */
export function inventGround(chance: PlanChance, frame: PlanFrame): PlanGround {
  const { east, north, outline } = frame;
  const phases = [0, 1, 2].map(() => between(chance, 0, 2 * Math.PI));
  const middle: Spot = [between(chance, -0.16, 0) * east, between(chance, -0.06, 0.08) * north];
  const radius: Spot = [Math.min(0.19 * east, 0.36 * north), 0.23 * north];
  const blob = (size: number): Spot[] => {
    const ring = Array.from({ length: 48 }, (_, step): Spot => {
      const angle = (step / 48) * 2 * Math.PI;
      const bulge = size * (1 + 0.06 * Math.sin(2 * angle + (phases[0] ?? 0)) + 0.04 * Math.sin(3 * angle));
      return [middle[0] + radius[0] * bulge * Math.cos(angle), middle[1] + radius[1] * bulge * Math.sin(angle)];
    });
    return [...ring, ring[0] ?? middle];
  };
  const course = (x: number) =>
    north * (-0.52 + 0.17 * Math.sin(x / (0.34 * east) + (phases[1] ?? 0))) + 0.06 * north * (x / east);
  const track = (x: number) => north * (0.66 + 0.06 * Math.sin(x / (0.42 * east) + (phases[2] ?? 0)));
  const edge = [...outline, outline[0] ?? middle];
  const holds = (spot: Spot) => ringHolds(edge, spot);
  const [park, half] = [blob(1.28), Math.min(0.036 * north, 110)];
  const steps = Array.from({ length: 121 }, (_, step) => (step / 60 - 1) * 1.05 * east);
  const inner = edge.map(([x, y]): Spot => [x * 0.965, y * 0.955]);
  return {
    ...{ lake: blob(1), park },
    river: band(steps, course, half, holds),
    banks: band(steps, course, half * 2.1, holds),
    railway: steps.map((x): Spot => [x, track(x)]),
    free: (spot) =>
      ringHolds(inner, spot) &&
      !ringHolds(park, spot) &&
      Math.abs(spot[1] - course(spot[0])) > half * 2.2 &&
      Math.abs(spot[1] - track(spot[0])) > 55,
  };
}

/** A band of water along a course, as far as the zone reaches. */
function band(
  steps: readonly number[],
  course: (x: number) => number,
  half: number,
  holds: (spot: Spot) => boolean,
): Spot[] {
  const wet = steps.filter((x) => holds([x, course(x)]));
  const side = (sign: number) => wet.map((x): Spot => [x, course(x) + sign * half]);
  const ring = [...side(-1), ...side(1).reverse()];
  return [...ring, ring[0] ?? [0, 0]];
}

/** A road through the zone in pieces: as far as the outline, and not over the lake. */
export function roadLine(
  { at, main }: GridRoad,
  frame: PlanFrame,
  { direction, ground }: { direction: 'across' | 'along'; ground: PlanGround },
): Geometry | undefined {
  if (!main) return undefined;
  const reach = 1.25 * (direction === 'across' ? frame.north : frame.east);
  const edge = [...frame.outline, frame.outline[0] ?? [0, 0]];
  const pieces: Position[][] = [];
  let piece: Position[] = [];
  const end = () => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (let step = -60; step <= 60; step++) {
    const along = (step / 60) * reach;
    const spot = frame.bend(direction === 'across' ? [at, along] : [along, at]);
    if (ringHolds(edge, spot) && !ringHolds(ground.lake, spot)) piece.push(frame.place(spot));
    else end();
  }
  end();
  return pieces.length === 0 ? undefined : { type: 'MultiLineString', coordinates: pieces };
}

/** The part of the outline that lies nearest to each seed. */
export function inventDistricts(frame: PlanFrame, seeds: readonly Spot[]): Spot[][] {
  return seeds.map((own, index) => {
    let ring: readonly Spot[] = frame.outline;
    for (const [place, other] of seeds.entries()) if (place !== index) ring = nearer(ring, own, other);
    return [...ring, ring[0] ?? own];
  });
}

/** What of a ring lies nearer to one spot than to another (Sutherland and Hodgman, one edge). */
function nearer(ring: readonly Spot[], own: Spot, other: Spot): Spot[] {
  const [nx, ny] = [other[0] - own[0], other[1] - own[1]];
  const middle = (nx * (own[0] + other[0]) + ny * (own[1] + other[1])) / 2;
  const over = ([x, y]: Spot) => nx * x + ny * y - middle;
  return ring.flatMap((to, index) => {
    const from = ring[index === 0 ? ring.length - 1 : index - 1] ?? to;
    const [before, now] = [over(from), over(to)];
    const cut = before / (before - now);
    const crossing: Spot = [from[0] + (to[0] - from[0]) * cut, from[1] + (to[1] - from[1]) * cut];
    if (now <= 0) return before > 0 ? [crossing, to] : [to];
    return before <= 0 ? [crossing] : [];
  });
}
