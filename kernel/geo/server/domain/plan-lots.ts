import { between, type PlanChance, type PlanFrame, type Spot } from './plan-frame.ts';

/** A road of the grid: where it stands, and whether it is a main one. */
export interface GridRoad {
  readonly at: number;
  readonly main: boolean;
}

/** A piece of a block between roads, in metres; closed. */
export interface Lot {
  readonly ring: readonly Spot[];
  readonly middle: Spot;
}

/** Half the width of roads in metres, pavements included. */
const halfWidth = { main: 34, other: 17 };
const gap = 7;

/** Roads along one direction: main ones far apart, others between them. */
export function inventRoads(chance: PlanChance, reach: number, far: number): GridRoad[] {
  const roads: GridRoad[] = [];
  let at = -reach + between(chance, 0, far * 0.4);
  while (at < reach) {
    roads.push({ at, main: true });
    const next = at + between(chance, far * 0.85, far * 1.2);
    const between2 = chance.below(3) === 0 ? 1 : 2;
    for (let part = 1; part <= between2; part++) {
      roads.push({ at: at + ((next - at) * part) / (between2 + 1), main: false });
    }
    at = next;
  }
  return roads;
}

/** Ways of dividing a block: columns and rows, the first ones likelier. */
const divisions: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 1],
  [1, 1],
  [1, 1],
  [1, 1],
  [2, 1],
  [2, 1],
  [1, 2],
  [2, 2],
  [2, 2],
  [3, 1],
  [3, 2],
  [4, 2],
];

/** Divides the blocks between the roads into lots that `free` leaves standing. */
export function inventLots(
  chance: PlanChance,
  frame: PlanFrame,
  { across, along, free }: { across: readonly GridRoad[]; along: readonly GridRoad[]; free: (spot: Spot) => boolean },
): Lot[] {
  const lots: Lot[] = [];
  for (const [west, east] of pairs(across)) {
    for (const [south, north] of pairs(along)) {
      const [columns, rows] = divisions[chance.below(divisions.length)] ?? [1, 1];
      const box = {
        west: west.at + halfOf(west),
        east: east.at - halfOf(east),
        south: south.at + halfOf(south),
        north: north.at - halfOf(north),
      };
      for (const cell of cut(chance, box, { columns, rows })) {
        const lot = lotOf(frame, cell);
        if (lot.ring.every(free) && free(lot.middle)) lots.push(lot);
      }
    }
  }
  return lots;
}

interface Cell {
  west: number;
  east: number;
  south: number;
  north: number;
}

function cut(chance: PlanChance, box: Cell, { columns, rows }: { columns: number; rows: number }): Cell[] {
  const marks = (from: number, to: number, parts: number) =>
    Array.from({ length: parts + 1 }, (_, part) => {
      const moved = part === 0 || part === parts ? 0 : between(chance, -0.12, 0.12);
      return from + ((to - from) * (part + moved)) / parts;
    });
  const [xs, ys] = [marks(box.west, box.east, columns), marks(box.south, box.north, rows)];
  return xs.slice(1).flatMap((east, column) =>
    ys.slice(1).map((north, row) => ({
      west: (xs[column] ?? east) + (column === 0 ? 0 : gap),
      east: east - (column === columns - 1 ? 0 : gap),
      south: (ys[row] ?? north) + (row === 0 ? 0 : gap),
      north: north - (row === rows - 1 ? 0 : gap),
    })),
  );
}

function lotOf({ bend }: PlanFrame, { west, east, south, north }: Cell): Lot {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const corners: Spot[] = [
    [west, south],
    [x, south],
    [east, south],
    [east, y],
    [east, north],
    [x, north],
    [west, north],
    [west, y],
    [west, south],
  ];
  return { ring: corners.map(bend), middle: bend([x, y]) };
}

function halfOf({ main }: GridRoad): number {
  return main ? halfWidth.main : halfWidth.other;
}

function pairs(roads: readonly GridRoad[]): [GridRoad, GridRoad][] {
  return roads.slice(1).flatMap((road, index): [GridRoad, GridRoad][] => {
    const before = roads[index];
    return before === undefined ? [] : [[before, road]];
  });
}
