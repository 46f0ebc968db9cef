import { figureBound, figureStatus } from '#kernel/indicators/contract/figure.ts';
import {
  civicKind,
  civicMeasure,
  financeKind,
  mechanismDetail,
  mechanismKind,
  mechanismTier,
  serviceKind,
} from '../../../contract/enumerations.ts';
import type { Passage, RowReader } from './row-reader.ts';
import { type ParsedFile, type PublishedFile, parseTable } from './table-file.ts';

type Words = Record<string, string>;

interface Fact extends Passage {
  id: string;
  row_number: number;
  zone_id: string;
}

/** A row of atlas.indicator_value. */
export interface IndicatorRecord extends Fact {
  indicator: string;
  name: string;
  period: string | null;
  value: string | null;
  unit: string;
  yoy_percent: string | null;
  yoy_pp: string | null;
  bound: string;
  status: string;
  subject: string | null;
  note: string | null;
  printed: Words;
}

const indicatorColumns = [
  'id',
  'zone_id',
  'indicator',
  'name',
  'period',
  'value',
  'unit',
  'yoy_percent',
  'yoy_pp',
  'bound',
  'status',
  'subject',
  'note',
  'printed',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Published statistics. */
export function parseIndicators(file: PublishedFile, sources: ReadonlySet<string>): ParsedFile<IndicatorRecord> {
  return parseTable(file, indicatorColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.id('zone_id'),
    indicator: reader.needed('indicator'),
    name: reader.needed('name'),
    period: reader.period('period'),
    value: reader.decimal('value'),
    unit: reader.needed('unit'),
    yoy_percent: reader.decimal('yoy_percent'),
    yoy_pp: reader.decimal('yoy_pp'),
    bound: reader.oneOf('bound', figureBound, true) ?? 'exact',
    status: reader.oneOf('status', figureStatus),
    subject: reader.text('subject'),
    note: reader.text('note'),
    printed: reader.printed(),
    ...reader.passage(sources),
  }));
}

/** A row of atlas.service. */
export interface ServiceRecord extends Fact {
  name: string;
  kind: string;
  before: string | null;
  after: string | null;
  unit: string | null;
  change_percent: string | null;
  bound: string | null;
  status: string;
  scope: string | null;
  printed: Words;
}

const serviceColumns = [
  'id',
  'zone_id',
  'name',
  'kind',
  'before',
  'after',
  'unit',
  'change_percent',
  'bound',
  'status',
  'scope',
  'printed',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Service promises, limits and results. */
export function parseServices(file: PublishedFile, sources: ReadonlySet<string>): ParsedFile<ServiceRecord> {
  return parseTable(file, serviceColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.id('zone_id'),
    name: reader.needed('name'),
    kind: reader.oneOf('kind', serviceKind),
    before: reader.decimal('before'),
    after: reader.decimal('after'),
    unit: unitOf(reader, ['before', 'after']),
    change_percent: reader.decimal('change_percent'),
    bound: reader.oneOf('bound', figureBound, true),
    status: reader.oneOf('status', figureStatus),
    scope: reader.text('scope'),
    printed: reader.printed(),
    ...reader.passage(sources),
  }));
}

/** A number without a unit says nothing. */
function unitOf(reader: RowReader, values: readonly string[]): string | null {
  const unit = reader.text('unit');
  if (unit === null && values.some((field) => reader.text(field) !== null)) reader.wrong('unit', 'missing');
  return unit;
}

/** A row of atlas.finance. */
export interface FinanceRecord extends Fact {
  kind: string;
  name: string;
  provider: string | null;
  amount_fen: number | null;
  firms: number | null;
  rate_max_percent: string | null;
  cap_per_firm_year_fen: number | null;
  period: string | null;
  bound: string | null;
  status: string;
  detail: string | null;
  printed: Words;
}

const financeColumns = [
  'id',
  'zone_id',
  'kind',
  'name',
  'provider',
  'amount_yuan',
  'firms',
  'rate_max_percent',
  'cap_per_firm_year_yuan',
  'period',
  'bound',
  'status',
  'detail',
  'printed',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Money for firms. */
export function parseFinance(file: PublishedFile, sources: ReadonlySet<string>): ParsedFile<FinanceRecord> {
  return parseTable(file, financeColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.id('zone_id'),
    kind: reader.oneOf('kind', financeKind),
    name: reader.needed('name'),
    provider: reader.text('provider'),
    amount_fen: reader.hundredths('amount_yuan'),
    firms: reader.integer('firms'),
    rate_max_percent: reader.decimal('rate_max_percent'),
    cap_per_firm_year_fen: reader.hundredths('cap_per_firm_year_yuan'),
    period: reader.period('period'),
    bound: reader.oneOf('bound', figureBound, true),
    status: reader.oneOf('status', figureStatus),
    detail: reader.text('detail'),
    printed: reader.printed(),
    ...reader.passage(sources),
  }));
}

/** A row of atlas.civic. */
export interface CivicRecord extends Fact {
  kind: string;
  name: string;
  measure: string | null;
  value: string | null;
  unit: string | null;
  bound: string | null;
  period: string | null;
  status: string;
  detail: string | null;
  printed: Words;
}

const civicColumns = [
  'id',
  'zone_id',
  'kind',
  'name',
  'measure',
  'value',
  'unit',
  'bound',
  'period',
  'status',
  'detail',
  'printed',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Civic life, contests and events. */
export function parseCivic(file: PublishedFile, sources: ReadonlySet<string>): ParsedFile<CivicRecord> {
  return parseTable(file, civicColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.id('zone_id'),
    kind: reader.oneOf('kind', civicKind),
    name: reader.needed('name'),
    measure: reader.oneOf('measure', civicMeasure, true),
    value: reader.decimal('value'),
    unit: unitOf(reader, ['value']),
    bound: reader.oneOf('bound', figureBound, true),
    period: reader.period('period'),
    status: reader.oneOf('status', figureStatus),
    detail: reader.text('detail'),
    printed: reader.printed(),
    ...reader.passage(sources),
  }));
}

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
export function parseMechanisms(file: PublishedFile, sources: ReadonlySet<string>): ParsedFile<MechanismRecord> {
  return parseTable(file, mechanismColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.id('zone_id'),
    name_en: reader.needed('name_en'),
    name_zh: reader.needed('name_zh'),
    kind: reader.oneOf('kind', mechanismKind),
    systems: systemsOf(reader),
    tier: reader.oneOf('tier', mechanismTier),
    detail: reader.oneOf('detail', mechanismDetail),
    description: reader.needed('description'),
    figures: reader.text('figures'),
    ...reader.passage(sources),
  }));
}

function systemsOf(reader: RowReader): number[] {
  const value = reader.text('systems');
  if (value === null) return [];
  return value.split(';').flatMap((part) => {
    const number = Number(part);
    if (/^\d{1,2}$/.test(part) && number >= 1 && number <= 15) return [number];
    reader.wrong('systems', 'notInList', { value: part.slice(0, 40) });
    return [];
  });
}
