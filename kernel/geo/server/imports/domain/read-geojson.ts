import type { Geometry, Position } from '../../../contract/geometry.ts';
import { columnOf, type ToldFeature } from './told-feature.ts';

/** Deepest nesting of a file: a MultiPolygon in a feature of a collection lies 9 deep. */
const deepest = 16;

/** Why a text is no file of features. */
export type UnreadableFile = 'unreadable' | 'tooMany';

/** Reads a FeatureCollection (RFC 7946); heights are left out. */
export function readGeoJson(text: string, mostFeatures: number): readonly ToldFeature[] | UnreadableFile {
  const lines = linesOfFeatures(text);
  if (lines === undefined) return 'unreadable';
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (!isRecord(root) || root.type !== 'FeatureCollection' || !Array.isArray(root.features)) return 'unreadable';
  if (root.features.length > mostFeatures) return 'tooMany';
  return root.features.map((one: unknown, index) => toldOf(one, { feature: index + 1, line: lines[index] ?? null }));
}

function toldOf(one: unknown, at: { feature: number; line: number | null }): ToldFeature {
  const { geometry, properties } = isRecord(one) ? one : {};
  const known: { name?: string; number?: string } = {};
  for (const [key, value] of Object.entries(isRecord(properties) ? properties : {})) {
    const column = columnOf(key);
    const written = typeof value === 'number' ? String(value) : value;
    if ((column === 'name' || column === 'number') && typeof written === 'string' && written.trim() !== '') {
      known[column] ??= written.trim();
    }
  }
  const words = { name: known.name ?? null, number: known.number ?? null };
  if (!isRecord(geometry)) return { ...at, ...words, geometry: undefined, fault: 'noGeometry' };
  const read = readGeometry(geometry);
  return { ...at, ...words, geometry: read, ...(read === undefined && { fault: 'unknownKind' as const }) };
}

const depths: Record<string, number> = {
  Point: 0,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

function readGeometry({ type, coordinates }: Record<string, unknown>): Geometry | undefined {
  const depth = typeof type === 'string' ? depths[type] : undefined;
  if (depth === undefined) return undefined;
  const read = readNested(coordinates, depth);
  return read === undefined ? undefined : ({ type, coordinates: read } as Geometry);
}

function readNested(value: unknown, depth: number): Position | unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  if (depth === 0) {
    const [x, y] = value as unknown[];
    return typeof x === 'number' && typeof y === 'number' && value.length <= 4 ? [x, y] : undefined;
  }
  const inner = value.map((one) => readNested(one, depth - 1));
  return inner.includes(undefined) ? undefined : inner;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Line on which each feature begins, read without building anything; undefined when the text lies too deep. */
function linesOfFeatures(text: string): number[] | undefined {
  const lines: number[] = [];
  let [depth, line, key, inFeatures] = [0, 1, '', false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\n') line += 1;
    else if (sign === '"') {
      const end = endOfString(text, at);
      if (depth === 1) key = text.slice(at + 1, end);
      at = end;
    } else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > deepest) return undefined;
      if (depth === 2) inFeatures = key === 'features';
      if (depth === 3 && inFeatures && sign === '{') lines.push(line);
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return lines;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
