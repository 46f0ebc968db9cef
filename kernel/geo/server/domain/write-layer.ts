import type { CoordinateSystem } from '../../contract/coordinate-system.ts';
import { gaussZoneOf } from '../../contract/coordinate-system.ts';
import type { MapFeature } from '../../contract/layer.ts';
import { fromGeographic, mapPositions } from './convert.ts';
import { roundPositions, writeWkt } from './well-known-text.ts';

/** What stands on a file of its own making: number, who, when and for what. */
export interface FileMark {
  readonly number: string;
  readonly line: string;
}

/** Digits after the point: degrees to a millimetre and a half, metres to a millimetre. */
export function digitsOf(system: CoordinateSystem): number {
  return gaussZoneOf(system) === undefined ? 8 : 3;
}

/** Exactly the features of a layer as GeoJSON; the mark and the system stand beside them as foreign members. */
export function writeGeoJson(
  features: readonly MapFeature[],
  { system, mark, name }: { system: CoordinateSystem; mark: FileMark; name: string },
): string {
  const lines = features.map((one) =>
    JSON.stringify({
      type: 'Feature',
      id: one.id,
      properties: { name: one.name, ...propertiesOf(one) },
      geometry: convert(one, system),
    }),
  );
  const head = JSON.stringify({ type: 'FeatureCollection', name, coordinateSystem: system, export: mark });
  return `${head.slice(0, -1)},"features":[\n${lines.join(',\n')}\n]}\n`;
}

/** The same as CSV with a column of WKT, its mark on a last line that begins with `#`. */
export function writeCsv(
  features: readonly MapFeature[],
  { system, mark }: { system: CoordinateSystem; mark: FileMark },
): string {
  const labels = [...new Set(features.flatMap((one) => Object.keys(propertiesOf(one))))];
  const rows = features.map((one) => {
    const properties = propertiesOf(one);
    const wkt = writeWkt(convert(one, system), digitsOf(system));
    return [one.id, one.name, ...labels.map((label) => properties[label] ?? ''), wkt];
  });
  const body = [['id', 'name', ...labels, 'wkt'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  return `\uFEFF${body}\r\n#${cell(`${system} ${mark.line}`)}\r\n`;
}

function convert({ geometry }: MapFeature, system: CoordinateSystem) {
  const converted = mapPositions(geometry, (position) => fromGeographic(position, system));
  return roundPositions(converted, digitsOf(system));
}

function propertiesOf({ facts = [], stage, light, lightText }: MapFeature): Record<string, string | number> {
  return {
    ...Object.fromEntries(facts.map(({ label, value }) => [label, value])),
    ...(stage === undefined ? {} : { stage }),
    ...(light === undefined ? {} : { light }),
    ...(lightText === undefined ? {} : { lightText }),
  };
}

/** A cell; what a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
