import type { Geometry, Position } from '../../contract/geometry.ts';
import type { Look } from '../../contract/layer.ts';
import { areaOf } from './measure.ts';
import { between, inventFrame, type PlanChance, type PlanFrame, type Spot } from './plan-frame.ts';
import { inventDistricts, inventGround, type PlanGround, roadLine } from './plan-ground.ts';
import { type GridRoad, inventLots, inventRoads, type Lot } from './plan-lots.ts';

/** What a plan is invented from. */
export interface PlanSeed {
  readonly chance: PlanChance;
  readonly words: {
    readonly centre: readonly [number, number];
    readonly kilometres: readonly [number, number];
    readonly districts: readonly string[];
    readonly lake: string;
    readonly river: string;
    readonly railway: string;
  };
  /** Names of main roads, in the order in which they are given. */
  readonly streets: readonly string[];
  /** Parcels of the register with their area in m². */
  readonly parcels: readonly { readonly id: string; readonly area: number }[];
}

/** A piece of the ground. */
export interface GroundShape {
  readonly look: Look;
  readonly name: string;
  readonly geometry: Geometry;
}

/** A plan: its ground, and an area for each parcel as large as the register says. */
export interface InventedPlan {
  readonly ground: readonly GroundShape[];
  readonly parcels: ReadonlyMap<string, Geometry>;
}

/** Invents the plan of a zone that is nowhere: the same seed and parcels give the same plan. */
export function inventPlan({ chance, words, streets, parcels }: PlanSeed): InventedPlan {
  const frame = inventFrame(chance, words);
  const ground = inventGround(chance, frame);
  const across = inventRoads(chance, 1.2 * frame.east, 1_400);
  const along = inventRoads(chance, 1.3 * frame.north, 1_220);
  const seeds = seedsOf(chance, frame);
  const lots = inventLots(chance, frame, { across, along, free: ground.free }).map((lot) => ({
    ...lot,
    area: areaOf(areaShape(lot.ring, frame)),
  }));
  const taken = assign(parcels, lots, seeds);
  const placed = new Map<string, Geometry>();
  for (const [id, { lot, area }] of taken) placed.set(id, parcelShape(lot, area, frame));
  const used = new Set([...taken.values()].map(({ lot }) => lot));
  const blocks = lots.filter((lot) => !used.has(lot));
  const districts = inventDistricts(frame, seeds);
  return {
    ground: [
      { look: 'outline', name: '', geometry: areaShape(closed(frame.outline), frame) },
      ...districts.map((ring, index): GroundShape => {
        return { look: 'district', name: words.districts[index] ?? '', geometry: areaShape(ring, frame) };
      }),
      { look: 'green', name: '', geometry: areaShape(ground.banks, frame) },
      { look: 'green', name: '', geometry: areaShape(ground.park, frame) },
      { look: 'water', name: words.river, geometry: areaShape(ground.river, frame) },
      { look: 'water', name: words.lake, geometry: areaShape(ground.lake, frame) },
      ...blocks.map(({ ring }): GroundShape => ({ look: 'block', name: '', geometry: areaShape(ring, frame) })),
      ...mainRoads({ across, along }, { frame, ground, streets }),
      {
        look: 'railway',
        name: words.railway,
        geometry: { type: 'LineString', coordinates: ground.railway.map(frame.place) },
      },
    ],
    parcels: placed,
  };
}

/** Spots inside an area in rows, for what stands on it. */
export function spotsWithin(area: Geometry, count: number): Position[] {
  const ring = area.type === 'Polygon' ? (area.coordinates[0] ?? []) : [];
  const corners = [0, 2, 4, 6].map((corner) => ring[corner] ?? ring[0] ?? [0, 0]);
  const columns = Math.ceil(Math.sqrt(count * 1.4));
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, index) => {
    const [u, v] = [((index % columns) + 1) / (columns + 1), (Math.floor(index / columns) + 1) / (rows + 1)];
    const mix = (axis: 0 | 1) => {
      const [a = 0, b = 0, c = 0, d = 0] = corners.map((corner) => corner[axis]);
      return (1 - v) * ((1 - u) * a + u * b) + v * ((1 - u) * d + u * c);
    };
    return [Number(mix(0).toFixed(7)), Number(mix(1).toFixed(7))];
  });
}

function seedsOf(chance: PlanChance, { east, north }: PlanFrame): Spot[] {
  const around: readonly Spot[] = [
    [-0.58, 0.5],
    [0.12, 0.52],
    [0.68, 0.26],
    [-0.62, -0.2],
    [0.28, -0.42],
  ];
  return around.map(
    ([x, y]): Spot => [(x + between(chance, -0.05, 0.05)) * east, (y + between(chance, -0.06, 0.06)) * north],
  );
}

function mainRoads(
  roads: { across: readonly GridRoad[]; along: readonly GridRoad[] },
  { frame, ground, streets }: { frame: PlanFrame; ground: PlanGround; streets: readonly string[] },
): GroundShape[] {
  const lines = (['across', 'along'] as const).flatMap((direction) =>
    roads[direction].flatMap((road) => roadLine(road, frame, { direction, ground }) ?? []),
  );
  return lines.map((geometry, index) => ({ look: 'mainRoad', name: streets[index] ?? '', geometry }));
}

type SizedLot = Lot & { area: number };

/** Gives each parcel, the largest first, a lot that holds it, near the middle of one of the districts. */
function assign(
  parcels: PlanSeed['parcels'],
  lots: readonly SizedLot[],
  seeds: readonly Spot[],
): Map<string, { lot: SizedLot; area: number }> {
  const free = new Set(lots);
  const given = new Map<string, { lot: SizedLot; area: number }>();
  const order = parcels.map((one, index) => ({ ...one, seed: seeds[index % seeds.length] ?? [0, 0] }));
  for (const { id, area, seed } of order.sort((one, two) => two.area - one.area || (one.id < two.id ? -1 : 1))) {
    let best: { lot: SizedLot; cost: number } | undefined;
    for (const lot of free) {
      // A lot that is too small is taken only where none is left that holds the parcel.
      const misfit = lot.area >= area ? lot.area / area - 1 : 1_000 + area / lot.area;
      const cost = Math.hypot(lot.middle[0] - seed[0], lot.middle[1] - seed[1]) + 1_300 * misfit;
      if (best === undefined || cost < best.cost) best = { lot, cost };
    }
    if (best === undefined) break;
    free.delete(best.lot);
    given.set(id, { lot: best.lot, area });
  }
  return given;
}

/** The lot drawn in around its middle until it is as large as the parcel. */
function parcelShape(lot: SizedLot, area: number, frame: PlanFrame): Geometry {
  const shrink = Math.sqrt(Math.min(1, area / lot.area));
  const [x, y] = lot.middle;
  return areaShape(
    lot.ring.map(([east, north]): Spot => [x + (east - x) * shrink, y + (north - y) * shrink]),
    frame,
  );
}

function areaShape(ring: readonly Spot[], { place }: PlanFrame): Geometry {
  return { type: 'Polygon', coordinates: [ring.map(place)] };
}

function closed(ring: readonly Spot[]): Spot[] {
  return [...ring, ...ring.slice(0, 1)];
}
