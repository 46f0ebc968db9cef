import type { Geometry, Position } from '../../contract/geometry.ts';
import { mapPositions, type Pair } from './convert.ts';

/** Writes a geometry as WKT (ISO 19125), each number with `digits` decimals. */
export function writeWkt(one: Geometry, digits: number): string {
  const pair = ([x, y]: Pair) => `${x.toFixed(digits)} ${y.toFixed(digits)}`;
  const line = (positions: readonly Position[]) => `(${positions.map(pair).join(', ')})`;
  const lines = (all: readonly (readonly Position[])[]) => `(${all.map(line).join(', ')})`;
  switch (one.type) {
    case 'Point':
      return `POINT (${pair(one.coordinates)})`;
    case 'LineString':
      return `LINESTRING ${line(one.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING ${lines(one.coordinates)}`;
    case 'Polygon':
      return `POLYGON ${lines(one.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON (${one.coordinates.map(lines).join(', ')})`;
  }
}

type Nested = Pair | Nested[];

/**
 * Reads WKT of the five kinds that a map draws; undefined for anything else, also for heights and measures (`Z`, `M`).
 * A bare pair, or pairs one a line or parted by semicolons, is read too: one is a point, a closed sequence an area, any other a line.
 */
export function readWkt(text: string): Geometry | undefined {
  const [, kind = '', body = ''] = /^\s*([a-z]+)\s*(\(.*\))\s*$/is.exec(text) ?? [];
  if (kind === '') return readPairs(text);
  const nested = readNested(body);
  if (nested === undefined) return undefined;
  const deep: Record<string, [Geometry['type'], number]> = {
    POINT: ['Point', 1],
    LINESTRING: ['LineString', 1],
    MULTILINESTRING: ['MultiLineString', 2],
    POLYGON: ['Polygon', 2],
    MULTIPOLYGON: ['MultiPolygon', 3],
  };
  const [type, depth] = deep[kind.toUpperCase()] ?? [];
  if (type === undefined || depthOf(nested) !== depth) return undefined;
  if (type === 'Point') {
    const [only, ...more] = nested as Pair[];
    return only !== undefined && more.length === 0 ? { type, coordinates: only } : undefined;
  }
  return { type, coordinates: nested } as unknown as Geometry;
}

function readPairs(text: string): Geometry | undefined {
  const told = text.split(/[;\n]/).filter((one) => one.trim() !== '');
  const pairs = told.map(readPair);
  if (pairs.length === 0 || pairs.includes(undefined)) return undefined;
  const all = pairs as Pair[];
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (all.length === 1) return { type: 'Point', coordinates: first };
  const closed = all.length >= 4 && first[0] === last[0] && first[1] === last[1];
  return closed ? { type: 'Polygon', coordinates: [all] } : { type: 'LineString', coordinates: all };
}

const pairForm = /^\s*(-?\d{1,12}(?:\.\d{1,18})?)(?:\s*[,\uFF0C]\s*|\s+)(-?\d{1,12}(?:\.\d{1,18})?)\s*$/;

function readPair(text: string): Pair | undefined {
  const [, x, y] = pairForm.exec(text) ?? [];
  return x === undefined || y === undefined ? undefined : [Number(x), Number(y)];
}

/** Brackets within brackets, four deep at most; undefined when they do not match or something else stands there. */
function readNested(text: string): Nested[] | undefined {
  const stack: Nested[][] = [[]];
  for (const [part] of text.matchAll(/[()]|[^(),]+|,/g)) {
    if (part.trim() === '' || part === ',') continue;
    if (part === '(') {
      if (stack.length > 4) return undefined;
      stack.push([]);
    } else if (part === ')') {
      const done = stack.pop();
      if (done === undefined || done.length === 0 || stack.length === 0) return undefined;
      stack.at(-1)?.push(done);
    } else {
      const pair = readPair(part);
      if (pair === undefined) return undefined;
      stack.at(-1)?.push(pair);
    }
  }
  const [only, ...more] = stack[0] ?? [];
  return stack.length === 1 && more.length === 0 && Array.isArray(only) ? (only as Nested[]) : undefined;
}

function depthOf(nested: Nested[]): number | undefined {
  const depths = new Set(nested.map((one) => (typeof one[0] === 'number' ? 0 : depthOf(one as Nested[]))));
  const [depth] = depths;
  return depths.size === 1 && depth !== undefined ? depth + 1 : undefined;
}

/** The same geometry with every number rounded, as it is stored: nine decimals are a tenth of a millimetre. */
export function roundPositions(one: Geometry, digits: number): Geometry {
  const round = (value: number) => Number(value.toFixed(digits));
  return mapPositions(one, ([x, y]) => [round(x), round(y)]);
}
