import { firmKind, programmeKind, programmeStatus, projectKind } from '../../../contract/enumerations.ts';
import { projectStage, stageBasis } from '../../../contract/states.ts';
import type { ParsedFile, PublishedFile } from './parsed-file.ts';
import type { Context } from './references.ts';
import type { Passage } from './row-reader.ts';
import { parseTable } from './table-file.ts';

type Words = Record<string, string>;

/** A row of atlas.project. */
export interface ProjectRecord extends Passage {
  id: string;
  row_number: number;
  zone_id: string;
  name: string;
  owner_firms: string[];
  industry: string | null;
  stage: string | null;
  stage_basis: string | null;
  kind: string;
  parent_project_id: string | null;
  investment_fen: number | null;
  annual_output_fen: number | null;
  annual_tax_fen: number | null;
  area_m2: number | null;
  area_mu: string | null;
  floor_area_m2: number | null;
  jobs: number | null;
  capacity: string | null;
  start_date: string | null;
  due_date: string | null;
  milestone: string | null;
  bounds: Words;
  printed: Words;
  note: string | null;
}

const projectColumns = [
  'id',
  'zone_id',
  'name',
  'owner_firm',
  'industry',
  'stage',
  'investment_yuan',
  'area_m2',
  'area_mu',
  'annual_output_yuan',
  'annual_tax_yuan',
  'jobs',
  'capacity',
  'start_date',
  'due_date',
  'milestone',
  'kind',
  'parent_project_id',
  'stage_basis',
  'floor_area_m2',
  'bounds',
  'note',
  'printed',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Figures that `bounds` may name: the columns without their units. */
const projectFigures = ['investment', 'area', 'floor_area', 'annual_output', 'annual_tax', 'jobs'];

/** Published projects, parks and platforms. */
export function parseProjects(file: PublishedFile, context: Context): ParsedFile<ProjectRecord> {
  return parseTable(file, projectColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
    name: reader.needed('name'),
    owner_firms: reader.list('owner_firm'),
    industry: reader.text('industry'),
    stage: reader.oneOf('stage', projectStage, true),
    stage_basis: reader.oneOf('stage_basis', stageBasis, true),
    kind: reader.oneOf('kind', projectKind),
    parent_project_id: reader.parent('parent_project_id'),
    investment_fen: reader.hundredths('investment_yuan'),
    annual_output_fen: reader.hundredths('annual_output_yuan'),
    annual_tax_fen: reader.hundredths('annual_tax_yuan'),
    area_m2: reader.integer('area_m2', Number.MAX_SAFE_INTEGER),
    area_mu: reader.decimal('area_mu'),
    floor_area_m2: reader.integer('floor_area_m2', Number.MAX_SAFE_INTEGER),
    jobs: reader.integer('jobs'),
    capacity: reader.text('capacity'),
    start_date: reader.date('start_date'),
    due_date: reader.date('due_date'),
    milestone: reader.text('milestone'),
    bounds: reader.bounds(projectFigures),
    printed: reader.printed(),
    note: reader.text('note'),
    ...reader.passage(context.sources),
  }));
}

/** A row of atlas.programme. */
export interface ProgrammeRecord extends Passage {
  id: string;
  row_number: number;
  zone_id: string;
  name: string;
  kind: string;
  status: string;
  start_date: string | null;
  due_date: string | null;
  projects: number | null;
  projects_new: number | null;
  projects_continued: number | null;
  projects_key: number | null;
  projects_reserve: number | null;
  investment_fen: number | null;
  investment_due_fen: number | null;
  investment_usd_cents: number | null;
  annual_output_fen: number | null;
  annual_tax_fen: number | null;
  bounds: Words;
  detail: string | null;
  printed: Words;
}

const programmeColumns = [
  'id',
  'zone_id',
  'name',
  'kind',
  'status',
  'start_date',
  'due_date',
  'projects',
  'projects_new',
  'projects_continued',
  'projects_key',
  'projects_reserve',
  'investment_yuan',
  'investment_due_yuan',
  'investment_usd',
  'annual_output_yuan',
  'annual_tax_yuan',
  'bounds',
  'detail',
  'printed',
  'source',
  'line',
  'line_end',
  'also_lines',
];

const programmeFigures = [
  'projects',
  'projects_new',
  'projects_continued',
  'projects_key',
  'projects_reserve',
  'investment',
  'investment_due',
  'investment_usd',
  'annual_output',
  'annual_tax',
];

/** Plans, intakes, pools and targets. */
export function parseProgrammes(file: PublishedFile, context: Context): ParsedFile<ProgrammeRecord> {
  return parseTable(file, programmeColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
    name: reader.needed('name'),
    kind: reader.oneOf('kind', programmeKind),
    status: reader.oneOf('status', programmeStatus),
    start_date: reader.date('start_date'),
    due_date: reader.period('due_date'),
    projects: reader.integer('projects'),
    projects_new: reader.integer('projects_new'),
    projects_continued: reader.integer('projects_continued'),
    projects_key: reader.integer('projects_key'),
    projects_reserve: reader.integer('projects_reserve'),
    investment_fen: reader.hundredths('investment_yuan'),
    investment_due_fen: reader.hundredths('investment_due_yuan'),
    investment_usd_cents: reader.hundredths('investment_usd'),
    annual_output_fen: reader.hundredths('annual_output_yuan'),
    annual_tax_fen: reader.hundredths('annual_tax_yuan'),
    bounds: reader.bounds(programmeFigures),
    detail: reader.text('detail'),
    printed: reader.printed(),
    ...reader.passage(context.sources),
  }));
}

/** A row of atlas.firm. */
export interface FirmRecord extends Passage {
  id: string;
  row_number: number;
  zone_id: string;
  name: string;
  short_name: string | null;
  kind: string;
  industry: string | null;
  role: string | null;
  note: string | null;
}

const firmColumns = [
  'id',
  'zone_id',
  'name',
  'short_name',
  'kind',
  'industry',
  'role',
  'note',
  'source',
  'line',
  'line_end',
  'also_lines',
];

/** Firms, banks, institutes and other bodies that pages name. */
export function parseFirms(file: PublishedFile, context: Context): ParsedFile<FirmRecord> {
  return parseTable(file, firmColumns, (reader, row_number) => ({
    id: reader.id(),
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
    name: reader.needed('name'),
    short_name: reader.text('short_name'),
    kind: reader.oneOf('kind', firmKind),
    industry: reader.text('industry'),
    role: reader.text('role'),
    note: reader.text('note'),
    ...reader.passage(context.sources),
  }));
}
