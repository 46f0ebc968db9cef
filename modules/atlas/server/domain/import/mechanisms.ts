import { mechanismDetail, mechanismKind, mechanismTier } from '../../../contract/enumerations.ts';
import type { Fact } from './measures.ts';
import type { ParsedFile, PublishedFile } from './parsed-file.ts';
import { shown } from './problem.ts';
import type { Context } from './references.ts';
import type { RowReader } from './row-reader.ts';
import { parseTable } from './table-file.ts';

/** A row of atlas.mechanism. */
export interface MechanismRecord extends Fact {
  name_en: string;
  name_zh: string;
  kind: string;
  systems: number[];
  tier: string;
  detail: string;
  description: string;
  figures: string | null;
}

const mechanismColumns = [
  'id',
  'zone_id',
  'name_en',
  'name_zh',
  'kind',
  'systems',
  'tier',
  'detail',
  'description',
  'figures',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Management mechanisms and software systems. */
export function parseMechanisms(file: PublishedFile, context: Context): ParsedFile<MechanismRecord> {
  return parseTable(file, mechanismColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
    name_en: reader.needed('name_en'),
    name_zh: reader.needed('name_zh'),
    kind: reader.oneOf('kind', mechanismKind),
    systems: systemsOf(reader),
    tier: reader.oneOf('tier', mechanismTier),
    detail: reader.oneOf('detail', mechanismDetail),
    description: reader.needed('description'),
    figures: reader.text('figures'),
    ...reader.passage(context.sources),
  }));
}

/** The fifteen systems that the README of the data numbers. */
const systems = 15;

function systemsOf(reader: RowReader): number[] {
  return reader.list('systems').flatMap((part) => {
    if (/^[1-9]\d?$/.test(part) && Number(part) <= systems) return [Number(part)];
    reader.wrong('systems', 'notInList', { value: shown(part) });
    return [];
  });
}
