import { z } from 'zod';
import { coverage, type ZoneKind, zoneKind } from '../../../contract/enumerations.ts';
import { isPartialDate } from './dates.ts';
import type { ParsedFile, PublishedFile } from './parsed-file.ts';
import { shown } from './problem.ts';
import type { References } from './references.ts';
import type { Passage, RowReader } from './row-reader.ts';
import { parseTable } from './table-file.ts';

/** A newspaper page. */
export interface SourceRow {
  file: string;
  number: string;
  month: string;
  note: string;
}

/** Pages that facts were read from. */
export function parseSources(file: PublishedFile): ParsedFile<SourceRow> {
  const numbers = new Map<string, number>();
  return parseTable(file, ['file', 'number', 'month', 'note'], (reader) => {
    reader.onlyOnce('number', numbers);
    return {
      file: reader.needed('file'),
      number: reader.needed('number'),
      month: month(reader),
      note: reader.needed('note'),
    };
  });
}

function month(reader: RowReader): string {
  const value = reader.needed('month');
  if (value !== '' && !(value.length === 7 && isPartialDate(value)))
    reader.wrong('month', 'notMonth', { value: shown(value) });
  return value;
}

/** The words that the files use for kinds of zones. */
export function parseZoneKinds(file: PublishedFile): ParsedFile<{ word: string; kind: ZoneKind }> {
  return parseTable(file, ['word', 'kind'], (reader) => ({
    word: reader.needed('word'),
    kind: reader.oneOf('kind', zoneKind),
  }));
}

/** A row of atlas.zone. */
export interface ZoneRecord extends Passage {
  id: string;
  row_number: number;
  name: string;
  kind: ZoneKind;
  province: string | null;
  city: string | null;
  county: string | null;
  division_code: string | null;
  county_code: string | null;
  lon: string | null;
  lat: string | null;
  seat_name: string | null;
  seat_lon: string | null;
  seat_lat: string | null;
  coverage: string;
  parent_zone_id: string | null;
  aliases: string[];
  note: string | null;
}

const zoneColumns = [
  'id',
  'name',
  'kind',
  'province',
  'city',
  'county',
  'division_code',
  'county_code',
  'lon',
  'lat',
  'seat_name',
  'seat_lon',
  'seat_lat',
  'coverage',
  'parent_zone_id',
  'aliases',
  'note',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Zones; a kind is one of the words of zone-kinds.csv. */
export function parseZones(
  file: PublishedFile,
  { sources, kinds }: { sources: References; kinds: ReadonlyMap<string, ZoneKind> },
): ParsedFile<ZoneRecord> {
  const words = z.string().refine((word) => kinds.has(word));
  return parseTable(file, zoneColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    name: reader.needed('name'),
    kind: kinds.get(reader.oneOf('kind', words)) ?? 'high_tech',
    province: reader.text('province'),
    city: reader.text('city'),
    county: reader.text('county'),
    division_code: divisionCode(reader, 'division_code'),
    county_code: divisionCode(reader, 'county_code'),
    ...point(reader, 'lon', 'lat'),
    seat_name: reader.text('seat_name'),
    ...seatPoint(reader),
    coverage: reader.oneOf('coverage', coverage),
    parent_zone_id: reader.parent('parent_zone_id'),
    aliases: reader.list('aliases'),
    note: reader.text('note'),
    ...reader.passage(sources),
  }));
}

/** GB/T 2260: six digits. */
function divisionCode(reader: RowReader, field: string): string | null {
  const value = reader.text(field);
  if (value === null || /^[1-9]\d{5}$/.test(value)) return value;
  reader.wrong(field, 'notDivisionCode', { value: shown(value) });
  return null;
}

function seatPoint(reader: RowReader): { seat_lon: string | null; seat_lat: string | null } {
  const { lon, lat } = point(reader, 'seat_lon', 'seat_lat');
  return { seat_lon: lon, seat_lat: lat };
}

/** Degrees, WGS 84; the extent is that of China, to catch swapped or shifted columns. */
function point(reader: RowReader, lonField: string, latField: string): { lon: string | null; lat: string | null } {
  const lon = reader.decimal(lonField);
  const lat = reader.decimal(latField);
  if (reader.isEmpty(lonField) !== reader.isEmpty(latField))
    reader.wrong(reader.isEmpty(lonField) ? lonField : latField, 'halfCoordinate');
  if (lon !== null && !(Number(lon) >= 73 && Number(lon) <= 136))
    reader.wrong(lonField, 'outsideChina', { value: lon });
  if (lat !== null && !(Number(lat) >= 17 && Number(lat) <= 54)) reader.wrong(latField, 'outsideChina', { value: lat });
  return { lon, lat };
}
