import { z } from 'zod';

/** Geographic systems: degrees, longitude first. */
export const geographicSystems = ['cgcs2000', 'wgs84', 'gcj02', 'bd09'] as const;

/** First and last EPSG code of the four series of Gauss–Krüger projections of CGCS2000. */
const series = [
  // 6° zones 13 to 23, the number of the zone before the easting.
  { first: 4491, last: 4501, width: 6, firstMeridian: 75, prefixed: true },
  // The same by central meridian, without it.
  { first: 4502, last: 4512, width: 6, firstMeridian: 75, prefixed: false },
  // 3° zones 25 to 45, the number of the zone before the easting.
  { first: 4513, last: 4533, width: 3, firstMeridian: 75, prefixed: true },
  { first: 4534, last: 4554, width: 3, firstMeridian: 75, prefixed: false },
] as const;

/** A Gauss–Krüger projection of CGCS2000: metres, easting first, as in files of mapping programs. */
export interface GaussZone {
  /** EPSG code, 4491 to 4554. */
  readonly epsg: number;
  /** Width of the zone in degrees. */
  readonly width: 3 | 6;
  /** Central meridian in degrees east. */
  readonly meridian: number;
  /** Number of the zone when it stands before the easting (eight digits); null for six digits. */
  readonly prefix: number | null;
}

/** Every Gauss–Krüger projection of CGCS2000, by EPSG code. */
export const gaussZones: readonly GaussZone[] = series.flatMap(({ first, last, width, firstMeridian, prefixed }) =>
  Array.from({ length: last - first + 1 }, (_, place) => {
    const meridian = firstMeridian + place * width;
    const zone = width === 3 ? meridian / 3 : (meridian + 3) / 6;
    return { epsg: first + place, width, meridian, prefix: prefixed ? zone : null };
  }),
);

/** How coordinates are told: `cgcs2000`, `wgs84`, `gcj02` (火星坐标), `bd09` (百度), or `epsg4491` to `epsg4554`. */
export const coordinateSystem = z.enum([
  ...geographicSystems,
  ...gaussZones.map(({ epsg }) => `epsg${epsg}` as `epsg${number}`),
]);
export type CoordinateSystem = z.infer<typeof coordinateSystem>;

/** The Gauss–Krüger projection of a system, undefined for geographic ones. */
export function gaussZoneOf(system: CoordinateSystem): GaussZone | undefined {
  return gaussZones.find(({ epsg }) => system === `epsg${epsg}`);
}
