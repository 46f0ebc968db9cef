import type { Geometry, Position } from '../../contract/geometry.ts';

/** Ellipsoid of CGCS2000 in metres. */
const major = 6_378_137;
const flattening = 1 / 298.257222101;
const minor = major * (1 - flattening);
const eccentricity2 = flattening * (2 - flattening);
const eccentricity = Math.sqrt(eccentricity2);
const radians = Math.PI / 180;

/** Area in square metres on the ellipsoid, holes taken off; 0 for points and lines. Sides are straight in degrees. */
export function areaOf(one: Geometry): number {
  if (one.type === 'Polygon') return areaOfRings(one.coordinates);
  if (one.type === 'MultiPolygon') return one.coordinates.reduce((sum, rings) => sum + areaOfRings(rings), 0);
  return 0;
}

/** Length in metres on the ellipsoid; for areas that of their outer rings, for points 0. */
export function lengthOf(one: Geometry): number {
  switch (one.type) {
    case 'Point':
      return 0;
    case 'LineString':
      return lengthOfLine(one.coordinates);
    case 'MultiLineString':
      return one.coordinates.reduce((sum, line) => sum + lengthOfLine(line), 0);
    case 'Polygon':
      return lengthOfLine(one.coordinates[0] ?? []);
    case 'MultiPolygon':
      return one.coordinates.reduce((sum, [outer]) => sum + lengthOfLine(outer ?? []), 0);
  }
}

/** Area of a ring, positive when it runs against the clock. */
export function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (const [index, from] of ring.entries()) {
    const to = ring[(index + 1) % ring.length] ?? from;
    const span = (to[0] - from[0]) * radians;
    // Simpson's rule over the strip between the side and the equator: exact to 1e-10 for sides of some kilometres.
    const mean = (strip(from[1]) + 4 * strip((from[1] + to[1]) / 2) + strip(to[1])) / 6;
    sum -= span * mean;
  }
  return sum;
}

/** Distance of two positions in metres on the ellipsoid (Vincenty 1975), to a tenth of a millimetre. */
export function distanceOf(from: Position, to: Position): number {
  if (from[0] === to[0] && from[1] === to[1]) return 0;
  const reduced = (latitude: number) => Math.atan((1 - flattening) * Math.tan(latitude * radians));
  const [one, two] = [reduced(from[1]), reduced(to[1])];
  const difference = (to[0] - from[0]) * radians;
  const [sin1, cos1, sin2, cos2] = [Math.sin(one), Math.cos(one), Math.sin(two), Math.cos(two)];
  let lambda = difference;
  let found = { sigma: 0, sin: 0, cos: 1, alpha2: 1, mid: 0 };
  for (let turn = 0; turn < 100; turn++) {
    const across = cos2 * Math.sin(lambda);
    const along = cos1 * sin2 - sin1 * cos2 * Math.cos(lambda);
    const sin = Math.hypot(across, along);
    if (sin === 0) return 0;
    const cos = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda);
    const sigma = Math.atan2(sin, cos);
    const azimuth = (cos1 * cos2 * Math.sin(lambda)) / sin;
    const alpha2 = 1 - azimuth * azimuth;
    const mid = alpha2 === 0 ? 0 : cos - (2 * sin1 * sin2) / alpha2;
    const c = (flattening / 16) * alpha2 * (4 + flattening * (4 - 3 * alpha2));
    const before = lambda;
    lambda = difference + (1 - c) * flattening * azimuth * (sigma + c * sin * (mid + c * cos * (-1 + 2 * mid * mid)));
    found = { sigma, sin, cos, alpha2, mid };
    if (Math.abs(lambda - before) < 1e-12) break;
  }
  return ofArc(found);
}

function ofArc({ sigma, sin, cos, alpha2, mid }: Record<'sigma' | 'sin' | 'cos' | 'alpha2' | 'mid', number>): number {
  const u2 = (alpha2 * (major * major - minor * minor)) / (minor * minor);
  const a = 1 + (u2 / 16_384) * (4_096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1_024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const inner = cos * (-1 + 2 * mid * mid) - (b / 6) * mid * (-3 + 4 * sin * sin) * (-3 + 4 * mid * mid);
  return minor * a * (sigma - b * sin * (mid + (b / 4) * inner));
}

/** Area in m² of the strip one radian wide from the equator to a latitude. */
function strip(latitude: number): number {
  const sin = Math.sin(latitude * radians);
  const bent = eccentricity * sin;
  const factor = (major * major * (1 - eccentricity2)) / 2;
  return factor * (sin / (1 - bent * bent) + Math.log((1 + bent) / (1 - bent)) / (2 * eccentricity));
}

function areaOfRings(rings: readonly (readonly Position[])[]): number {
  return rings.reduce((sum, ring, place) => sum + Math.abs(signedArea(ring)) * (place === 0 ? 1 : -1), 0);
}

function lengthOfLine(line: readonly Position[]): number {
  return line.slice(1).reduce((sum, to, index) => sum + distanceOf(line[index] ?? to, to), 0);
}
