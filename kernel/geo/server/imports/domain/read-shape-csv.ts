import { parse } from 'csv-parse/sync';
import type { Geometry } from '../../../contract/geometry.ts';
import { readWkt } from '../../domain/well-known-text.ts';
import type { UnreadableFile } from './read-geojson.ts';
import { columnOf, type ToldFeature } from './told-feature.ts';

interface Line {
  record: string[];
  info: { lines: number };
}

/** Reads a CSV with a column of WKT, or two of coordinates; lines that begin with # are left out, so that an export is read back. */
export function readShapeCsv(text: string, mostFeatures: number): readonly ToldFeature[] | UnreadableFile {
  let lines: Line[];
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, to: mostFeatures + 3 };
    lines = parse(text, {
      ...options,
      comment: '#',
      comment_no_infix: true,
      max_record_size: 500_000,
    }) as unknown as Line[];
  } catch {
    return 'unreadable';
  }
  const [head, ...rows] = lines;
  const columns = (head?.record ?? []).map(columnOf);
  const place = (column: NonNullable<ReturnType<typeof columnOf>>) => columns.indexOf(column);
  const pair = place('first') >= 0 && place('second') >= 0;
  if (place('geometry') < 0 && !pair) return 'unreadable';
  if (rows.length > mostFeatures) return 'tooMany';
  return rows.map(({ record, info }, index): ToldFeature => {
    const cell = (column: NonNullable<ReturnType<typeof columnOf>>) => record[place(column)]?.trim() || null;
    const told = pair && cell('geometry') === null ? pointOf(cell('first'), cell('second')) : cell('geometry');
    const geometry: Geometry | undefined = told === null ? undefined : readWkt(told);
    const fault = record.length < columns.length ? 'shortRow' : told === null ? 'noGeometry' : 'unknownKind';
    return {
      ...{ feature: index + 1, line: info.lines, name: cell('name'), number: cell('number'), geometry },
      ...(geometry === undefined && { fault: fault as 'shortRow' | 'noGeometry' | 'unknownKind' }),
    };
  });
}

function pointOf(first: string | null, second: string | null): string | null {
  return first === null || second === null ? null : `${first} ${second}`;
}
