import { figureBound, figureStatus } from '#kernel/indicators/contract/figure.ts';
import { civicKind, civicMeasure, financeKind, serviceKind } from '../../../contract/enumerations.ts';
import type { ParsedFile, PublishedFile } from './parsed-file.ts';
import type { Context } from './references.ts';
import type { Passage, RowReader } from './row-reader.ts';
import { parseTable } from './table-file.ts';

type Words = Record<string, string>;

/** What rows of facts have in common. */
export interface Fact extends Passage {
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
export function parseIndicators(file: PublishedFile, context: Context): ParsedFile<IndicatorRecord> {
  return parseTable(file, indicatorColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
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
    ...reader.passage(context.sources),
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
export function parseServices(file: PublishedFile, context: Context): ParsedFile<ServiceRecord> {
  return parseTable(file, serviceColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
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
    ...reader.passage(context.sources),
  }));
}

/** A number without a unit says nothing. */
function unitOf(reader: RowReader, values: readonly string[]): string | null {
  const unit = reader.text('unit');
  if (reader.isEmpty('unit') && values.some((field) => !reader.isEmpty(field))) reader.wrong('unit', 'missing');
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
export function parseFinance(file: PublishedFile, context: Context): ParsedFile<FinanceRecord> {
  return parseTable(file, financeColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
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
    ...reader.passage(context.sources),
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
export function parseCivic(file: PublishedFile, context: Context): ParsedFile<CivicRecord> {
  return parseTable(file, civicColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
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
    ...reader.passage(context.sources),
  }));
}
