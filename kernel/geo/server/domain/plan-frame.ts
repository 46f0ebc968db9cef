import type { Position } from '../../contract/geometry.ts';

/** Metres east and north of the middle of a plan. */
export type Spot = readonly [east: number, north: number];

/** Chance, whole numbers only. */
export interface PlanChance {
  /** A whole number from 0 below `limit`. */
  below(limit: number): number;
}

/** Half the width and height of a plan in metres, and how its grid is bent. */
export interface PlanFrame {
  readonly east: number;
  readonly north: number;
  readonly outline: readonly Spot[];
  /** From the straight grid to the ground. */
  bend(spot: Spot): Spot;
  place(spot: Spot): Position;
}

/** A share from 0 below 1. */
export function share(chance: PlanChance): number {
  return chance.below(1_000_000) / 1_000_000;
}

/** A number between two, by chance. */
export function between(chance: PlanChance, from: number, to: number): number {
  return from + share(chance) * (to - from);
}

/** Invents the outline of a zone and the bend of its roads. */
export function inventFrame(
  chance: PlanChance,
  { centre, kilometres }: { centre: readonly [number, number]; kilometres: readonly [number, number] },
): PlanFrame {
  const [east, north] = [kilometres[0] * 500, kilometres[1] * 500];
  const phases = Array.from({ length: 6 }, () => between(chance, 0, 2 * Math.PI));
  const [skew, tilt] = [between(chance, 0.12, 0.2), between(chance, 0.04, 0.08)];
  const bend = ([u, v]: Spot): Spot => [
    u + skew * v + 0.02 * east * Math.sin(v / (0.3 * north) + (phases[0] ?? 0)),
    v - tilt * u + 0.045 * north * Math.sin(u / (0.36 * east) + (phases[1] ?? 0)),
  ];
  const outline = Array.from({ length: 96 }, (_, step): Spot => {
    const angle = (step / 96) * 2 * Math.PI;
    const waves = [2, 3, 4, 5].reduce(
      (sum, wave, at) => sum + Math.sin(wave * angle + (phases[at + 2] ?? 0)) / wave,
      0,
    );
    const bulge = 1 + 0.035 * waves;
    const arm = (value: number) => Math.sign(value) * Math.abs(value) ** 0.72;
    return [0.96 * east * arm(Math.cos(angle)) * bulge, 0.96 * north * arm(Math.sin(angle)) * bulge];
  });
  return { east, north, outline, bend, place: placer(centre) };
}

/** Metres into degrees around a place: exact to a centimetre on a plan that is nowhere. */
function placer([longitude, latitude]: readonly [number, number]): (spot: Spot) => Position {
  const radians = Math.PI / 180;
  const squashed = 1 - 0.0066943800229 * Math.sin(latitude * radians) ** 2;
  const meridian = (6_378_137 * (1 - 0.0066943800229)) / squashed ** 1.5;
  const parallel = (6_378_137 / Math.sqrt(squashed)) * Math.cos(latitude * radians);
  return ([x, y]) => [
    Number((longitude + x / parallel / radians).toFixed(7)),
    Number((latitude + y / meridian / radians).toFixed(7)),
  ];
}
