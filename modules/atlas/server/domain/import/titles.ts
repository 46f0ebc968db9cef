import type { z } from 'zod';
import { figureBound } from '#kernel/indicators/contract/figure.ts';
import {
  type TitleBasis,
  titleBasisFile,
  titleHolder,
  titleKind,
  titleLevel,
  titleStatus,
} from '../../../contract/title.ts';
import type { Fact } from './measures.ts';
import type { ParsedFile, PublishedFile } from './parsed-file.ts';
import { shown } from './problem.ts';
import type { Context, References } from './references.ts';
import type { RowReader } from './row-reader.ts';
import { parseTable } from './table-file.ts';

/** A row of atlas.title. */
export interface TitleRecord extends Fact {
  name: string;
  kind: string;
  level: string | null;
  status: string;
  holder: string | null;
  body: string | null;
  period: string | null;
  place: number | null;
  place_bound: string | null;
  count: string | null;
  unit: string | null;
  years_in_row: number | null;
  scope: string | null;
  criteria: string[];
  recheck: string | null;
  basis: TitleBasis[];
  note: string | null;
  printed: Record<string, string>;
}

const titleColumns = [
  'id',
  'zone_id',
  'name',
  'kind',
  'level',
  'status',
  'holder',
  'body',
  'period',
  'rank',
  'rank_bound',
  'count',
  'unit',
  'years_in_row',
  'scope',
  'criteria',
  'recheck',
  'basis',
  'note',
  'printed',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Rows of other files by the name of the file without its ending. */
export type KnownRows = ReadonlyMap<string, References>;

/** Titles, awards and rankings; each names the rows of other files that it was read from. */
export function parseTitles(file: PublishedFile, context: Context & { rows: KnownRows }): ParsedFile<TitleRecord> {
  return parseTable(file, titleColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
    name: reader.needed('name'),
    kind: reader.oneOf('kind', titleKind),
    level: reader.oneOf('level', titleLevel, true),
    status: reader.oneOf('status', titleStatus),
    holder: reader.oneOf('holder', titleHolder, true),
    body: reader.text('body'),
    period: reader.period('period'),
    ...placeOf(reader),
    ...countOf(reader),
    years_in_row: reader.integer('years_in_row', 100),
    scope: reader.text('scope'),
    criteria: reader.list('criteria'),
    recheck: reader.date('recheck'),
    basis: basisOf(reader, context.rows),
    note: reader.text('note'),
    printed: reader.printed(),
    ...reader.passage(context.sources),
  }));
}

function placeOf(reader: RowReader): Pick<TitleRecord, 'place' | 'place_bound'> {
  const place = reader.integer('rank', 100_000);
  const bound: z.infer<typeof figureBound> | null = reader.oneOf('rank_bound', figureBound, true);
  // A bound without a place bounds nothing.
  if (!reader.isEmpty('rank_bound') && reader.isEmpty('rank')) reader.wrong('rank', 'missing');
  return { place, place_bound: place === null ? null : (bound ?? 'exact') };
}

function countOf(reader: RowReader): Pick<TitleRecord, 'count' | 'unit'> {
  const [count, unit] = [reader.decimal('count'), reader.text('unit')];
  if (!reader.isEmpty('count') && reader.isEmpty('unit')) reader.wrong('unit', 'missing');
  return { count, unit };
}

/** `file:id;…`; a title without a row that it was read from would be invented. */
function basisOf(reader: RowReader, known: KnownRows): TitleBasis[] {
  const parts = reader.list('basis');
  if (reader.isEmpty('basis')) reader.wrong('basis', 'missing');
  return parts.flatMap((part) => {
    const [name = '', id = ''] = part.split(':');
    const file = titleBasisFile.safeParse(name);
    const rows = known.get(name);
    if (file.success && rows?.standing.has(id)) return [{ file: file.data, id }];
    reader.wrong('basis', file.success && rows?.named.has(id) ? 'refersToRejected' : 'unknownReference', {
      value: shown(part),
    });
    return [];
  });
}
